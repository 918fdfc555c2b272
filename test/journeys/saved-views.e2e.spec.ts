import { expect, test } from '@jest/globals';
import { startApi, type TestApi } from '../support/api.ts';
import { done } from '../support/drafts.ts';
import { signedIn } from '../support/signed-in.ts';

const VIEW = '__typename ... on SavedView { id page name query } ... on Rejection { code }';
const SAVE = `mutation ($input: SaveViewInput!) { saveView(input: $input) { ${VIEW} } }`;
const FORGET = `mutation ($id: ID!) { forgetView(id: $id) { ${VIEW} } }`;
const MINE = 'query ($page: String) { mySavedViews(page: $page) { name query } }';

const PAGE = '/planes/pe-paga-9/decidir';
const HEALTH = { page: PAGE, name: 'Salud, sin respuesta', query: 'tema=salud&estado=vencido' };

const mine = async (api: TestApi, token: string | undefined, page?: string) =>
  (await api.askWith(token, MINE, { page: page ?? null })).data.mySavedViews;

test('I keep a view of a list under a name, and find it on its page; saved again under that name, it is the later one', async () => {
  await using api = await startApi();
  const ana = await signedIn(api.database, 'coordinator');
  await done(api, SAVE, { input: HEALTH }, ana.token);
  await done(api, SAVE, { input: { ...HEALTH, name: ` ${HEALTH.name} `, query: 'tema=salud' } }, ana.token);
  await done(api, SAVE, { input: { ...HEALTH, page: '/aportes' } }, ana.token);
  expect(await mine(api, ana.token, PAGE)).toEqual([{ name: HEALTH.name, query: 'tema=salud' }]);
  expect(await mine(api, ana.token)).toHaveLength(2);
});

test('nobody else reads or forgets it, and forgotten once it is there no more', async () => {
  await using api = await startApi();
  const [ana, luz] = [await signedIn(api.database, 'coordinator'), await signedIn(api.database, 'coordinator')];
  const { id } = await done(api, SAVE, { input: HEALTH }, ana.token);
  expect([await mine(api, luz.token), await mine(api, undefined)]).toEqual([[], null]);
  expect(await done(api, FORGET, { id }, luz.token)).toMatchObject({ code: 'VIEW_NOT_FOUND' });
  expect(await done(api, FORGET, { id }, ana.token)).toMatchObject({ name: HEALTH.name });
  expect(await done(api, FORGET, { id }, ana.token)).toMatchObject({ code: 'VIEW_NOT_FOUND' });
  expect(await mine(api, ana.token)).toEqual([]);
});

test('of one page fifty are kept and one more is refused, also when two come at once; another page has its own', async () => {
  await using api = await startApi();
  const { account, token } = await signedIn(api.database, 'coordinator');
  await api.database.query(
    `insert into access.saved_views (account_id, page, name, query)
     select $1, $2, 'Vista ' || place, '' from generate_series(1, 49) as place`,
    [account, PAGE],
  );
  const save = (name: string, page = PAGE) => done(api, SAVE, { input: { ...HEALTH, name, page } }, token);
  const both = await Promise.all([save('Una más'), save('Otra más')]);
  expect(both.map(({ __typename }) => __typename).toSorted()).toEqual(['Rejection', 'SavedView']);
  expect(await save('Y otra')).toMatchObject({ code: 'VIEWS_TOO_MANY' });
  expect(await save('Vista 1')).toMatchObject({ __typename: 'SavedView' });
  expect(await save('Y otra', '/aportes')).toMatchObject({ __typename: 'SavedView' });
});
