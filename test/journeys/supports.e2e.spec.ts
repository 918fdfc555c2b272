import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { given, REASONS } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { historyOf } from '../support/history.ts';
import { publish } from '../support/published.ts';
import { signedIn, type SignedIn } from '../support/signed-in.ts';

const SUPPORT = `{ __typename ... on Support { id startedAt endedAt institution { code } contribution { code } }
  ... on Rejection { code field } }`;
const GIVE = `mutation ($contribution: ID!, $institution: ID) {
  done: supportContribution(contribution: $contribution, institution: $institution) ${SUPPORT} }`;
const END = `mutation ($contribution: ID!, $institution: ID) {
  done: endSupport(contribution: $contribution, institution: $institution) ${SUPPORT} }`;
const SHOWN = `query ($asOf: AsOf) { contribution(code: "CTR-1", asOf: $asOf) {
  supportCount { people institutions } supporters { institution { code } startedAt } } }`;
const MINE = 'query ($contribution: ID!) { mySupports(contribution: $contribution) { institution { code } } }';
const SIGNS = `query ($contribution: ID!) { supportSigns(contribution: $contribution) {
  people busiestHourShare newAccountsShare nothingElseShare sameUnusualDomainShare } }`;

async function start() {
  const api = await startApi();
  const db = api.database;
  await given(db).plan();
  await given(db).contribution('CTR-1');
  await db.act(`insert into institutions (member_id, code, name_es, level, kind)
    select id, 'PROETICA', 'Proética', 'national', 'civil_society' from members`);
  const ask = async (query: string, who: SignedIn, more: object = {}) => {
    const { data, errors } = await api.askWith(who.token, query, { contribution: 'CTR-1', ...more });
    return errors?.[0] ? { code: errors[0].extensions['code'] } : data.done;
  };
  const speaker = async () => signedIn(db, 'contributor', { institution: 'PROETICA' });
  return {
    api,
    db,
    speaker,
    give: (who: SignedIn, more?: object) => ask(GIVE, who, more),
    end: (who: SignedIn, more?: object) => ask(END, who, more),
  };
}

const shown = async (api: TestApi, asOf?: string) => (await api.ask(SHOWN, asOf ? { asOf } : {})).data.contribution;

test('a person supports a contribution once, takes it back, and gives it again', async () => {
  const { api, db, give, end } = await start();
  await using _ = api;
  const citizen = await signedIn(db, null);
  expect(await give(citizen)).toMatchObject({
    __typename: 'Support',
    institution: null,
    contribution: { code: 'CTR-1' },
  });
  expect(await give(citizen)).toMatchObject({ code: 'SUPPORT_ALREADY_GIVEN' });
  expect(await shown(api)).toEqual({ supportCount: { people: 1, institutions: 0 }, supporters: [] });
  expect((await api.askWith(citizen.token, MINE, { contribution: 'CTR-1' })).data.mySupports).toEqual([
    { institution: null },
  ]);
  expect(await end(citizen)).toMatchObject({ __typename: 'Support', endedAt: expect.any(String) });
  expect(await end(citizen)).toMatchObject({ code: 'SUPPORT_NOT_GIVEN' });
  expect((await shown(api)).supportCount.people).toBe(0);
  expect(await give(citizen)).toMatchObject({ __typename: 'Support' });
  const rows = await db.query(`select ended_at is null as stands from supports order by started_at, ended_at`);
  expect(rows).toEqual([{ stands: false }, { stands: true }]);
});

test('an institution supports by who speaks for it, and is named with since when; who spoke is not', async () => {
  const { api, db, speaker, give, end } = await start();
  await using _ = api;
  const [one, other, citizen] = [await speaker(), await speaker(), await signedIn(db, null)];
  expect(await give(citizen, { institution: 'PROETICA' })).toMatchObject({ code: 'SUPPORT_NOT_FOR_INSTITUTION' });
  expect(await give(one, { institution: 'NINGUNA' })).toMatchObject({ code: 'INSTITUTION_NOT_FOUND' });
  expect(await give(one, { institution: 'PROETICA' })).toMatchObject({ institution: { code: 'PROETICA' } });
  expect(await give(other, { institution: 'PROETICA' })).toMatchObject({ code: 'SUPPORT_ALREADY_GIVEN' });
  expect(await give(one)).toMatchObject({ institution: null });
  expect(await shown(api)).toEqual({
    supportCount: { people: 1, institutions: 1 },
    supporters: [{ institution: { code: 'PROETICA' }, startedAt: expect.any(String) }],
  });
  expect(await end(citizen, { institution: 'PROETICA' })).toMatchObject({ code: 'SUPPORT_NOT_FOR_INSTITUTION' });
  expect(await end(other, { institution: 'PROETICA' })).toMatchObject({ __typename: 'Support' });
  expect((await shown(api)).supportCount).toEqual({ people: 1, institutions: 0 });
});

test.each(['institution_officer', 'coordinator', 'irm_researcher', 'auditor', 'administrator'] as const)(
  'whoever is %s supports nothing, as they contribute nothing',
  async (role) => {
    const { api, db, give } = await start();
    await using _ = api;
    const who = await signedIn(db, role, role === 'institution_officer' ? { institution: 'PCM-SGP' } : {});
    expect(await give(who)).toEqual({ code: 'FORBIDDEN' });
  },
);

test('nobody supports what they left, what is hidden or withdrawn, or what a plan takes no more', async () => {
  const { api, db, give } = await start();
  await using _ = api;
  const [author, citizen] = [await signedIn(db, null), await signedIn(db, null)];
  await db.act(`update contributions set author_id = $1`, [author.account]);
  expect(await give(author)).toMatchObject({ code: 'SUPPORT_OWN_CONTRIBUTION' });
  await db.act(
    `insert into moderations (plan_id, contribution_id, is_hidden, ground, reasons)
    select plan_id, id, true, 'offence', $1 from contributions`,
    [REASONS],
  );
  expect(await give(citizen)).toMatchObject({ code: 'SUPPORT_CONTRIBUTION_HIDDEN' });
  await given(db).contribution('CTR-2');
  await db.act(`update plans set phase = 'adopted'`);
  expect(await give(citizen, { contribution: 'CTR-2' })).toMatchObject({ code: 'SUPPORTS_CLOSED' });
  expect(await give(citizen, { contribution: 'CTR-NINGUNO' })).toMatchObject({ code: 'CONTRIBUTION_NOT_FOUND' });
});

test('supports are counted as of any day', async () => {
  const { api, db, speaker, give, end } = await start();
  await using _ = api;
  const [citizen, one] = [await signedIn(db, null), await speaker()];
  await give(citizen);
  await give(one, { institution: 'PROETICA' });
  await publish(db);
  await setTimeout(10);
  const then = new Date().toISOString();
  await setTimeout(10);
  await end(citizen);
  await end(one, { institution: 'PROETICA' });
  expect((await shown(api)).supportCount).toEqual({ people: 0, institutions: 0 });
  expect(await shown(api, then)).toMatchObject({
    supportCount: { people: 1, institutions: 1 },
    supporters: [{ institution: { code: 'PROETICA' } }],
  });
});

test('two supports at once from one person: one is recorded, the other is told so', async () => {
  const { api, db, give } = await start();
  await using _ = api;
  const citizen = await signedIn(db, null);
  const both = await Promise.all([give(citizen), give(citizen)]);
  expect(both.map(({ __typename, code }) => code ?? __typename).toSorted()).toEqual([
    'SUPPORT_ALREADY_GIVEN',
    'Support',
  ]);
  expect((await shown(api)).supportCount.people).toBe(1);
});

test('each support is one act whose actor nobody reads, and the history of the contribution tells it', async () => {
  const { api, db, give } = await start();
  await using _ = api;
  const citizen = await signedIn(db, null);
  await give(citizen);
  await publish(db);
  const [event] = await historyOf(api, { kind: 'CONTRIBUTION', code: 'CTR-1' });
  expect(event).toMatchObject({ act: { code: 'support.given' }, actor: null, kind: { code: 'supports' } });
  expect(JSON.stringify(event)).not.toContain(citizen.account);
});

test('contributions are listed by how many back them, page by page', async () => {
  const { api, db, give } = await start();
  await using _ = api;
  await given(db).contribution('CTR-2');
  await given(db).contribution('CTR-3');
  const [one, other] = [await signedIn(db, null), await signedIn(db, null)];
  for (const who of [one, other]) await give(who, { contribution: 'CTR-3' });
  await give(one, { contribution: 'CTR-2' });
  const page = `query ($after: String) { contributions(first: 2, after: $after, order: SUPPORTS) {
    nodes { code supportCount { people } } pageInfo { endCursor } } }`;
  const first = (await api.ask(page)).data.contributions;
  const next = (await api.ask(page, { after: first.pageInfo.endCursor })).data.contributions;
  expect([...first.nodes, ...next.nodes]).toEqual([
    { code: 'CTR-3', supportCount: { people: 2 } },
    { code: 'CTR-2', supportCount: { people: 1 } },
    { code: 'CTR-1', supportCount: { people: 0 } },
  ]);
});

test('raw SQL: a support is neither changed nor deleted, nor given twice', async () => {
  const { api, db, give } = await start();
  await using _ = api;
  const citizen = await signedIn(db, null);
  await give(citizen);
  await expect(db.act('delete from supports')).rejects.toMatchObject({ code: 'QP003' });
  await expect(db.act(`update supports set account_id = null`)).rejects.toMatchObject({ code: 'QP003' });
  await expect(
    db.act(
      `insert into supports (plan_id, contribution_id, account_id) select plan_id, contribution_id, account_id from supports`,
    ),
  ).rejects.toMatchObject({ constraint: 'uq_supports_person' });
});

test('signs of vote stuffing are figures for staff', async () => {
  const { api, db, give } = await start();
  await using _ = api;
  await db.act(`insert into accounts (name, email, registered_at)
    select 'Una persona', 'p' || n || '@correo.example', now() - interval '1 year' from generate_series(1, 200) as n`);
  const steady = await signedIn(db, null);
  await db.act(
    `update accounts set registered_at = now() - interval '2 days', email = 'firme@correo.example' where id = $1`,
    [steady.account],
  );
  await given(db).contribution('CTR-2');
  await give(steady);
  await give(steady, { contribution: 'CTR-2' });
  for (const name of ['uno', 'dos', 'tres']) {
    const made = await signedIn(db, null);
    await db.act(`update accounts set email = $2 where id = $1`, [made.account, `${name}@granja.example`]);
    await give(made);
  }
  const signs = async ({ token }: SignedIn) =>
    (await api.askWith(token, SIGNS, { contribution: 'CTR-1' })).data?.supportSigns ?? null;
  expect(await signs(await signedIn(db, 'coordinator'))).toEqual({
    people: 4,
    busiestHourShare: 1,
    newAccountsShare: 0.75,
    nothingElseShare: 0.75,
    sameUnusualDomainShare: 0.75,
  });
  expect(await signs(await signedIn(db, 'auditor'))).toMatchObject({ people: 4 });
  expect(await signs(steady)).toBeNull();
  const none = await api.askWith((await signedIn(db, 'coordinator')).token, SIGNS, { contribution: 'CTR-2' });
  expect(none.data.supportSigns).toMatchObject({ people: 1, sameUnusualDomainShare: 0 });
});
