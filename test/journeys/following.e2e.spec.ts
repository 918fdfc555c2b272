import { expect, test } from '@jest/globals';
import { given } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { carrierTo, deliver, startMailServer } from '../support/mail.ts';
import { spreadAll } from '../support/notices.ts';
import { signedIn } from '../support/signed-in.ts';

const FOLLOW = `mutation ($input: FollowInput!) { follow(input: $input) {
  ... on Follow { id of titleEs path pace confirmedAt } ... on Rejection { code } } }`;
const MINE = '{ myFollows { id of pace } }';
const ASK = `mutation ($input: AskToFollowInput!) { askToFollow(input: $input) {
  ... on LetterSent { to } ... on Rejection { code field } } }`;
const CONFIRM = `mutation ($ticket: String!) { confirmFollow(ticket: $ticket) {
  ... on Follow { id of confirmedAt } ... on Rejection { code } } }`;
const STOP = `mutation ($ticket: String!, $all: Boolean!) { stopNotices(ticket: $ticket, all: $all) {
  ... on Follow { of stoppedAt } ... on Rejection { code } } }`;
const MOVE = `mutation ($milestone: ID!) { setMilestoneStatus(input: {
  milestone: $milestone, status: IN_PROGRESS, because: "Lo dice el acta de la mesa" }) { __typename } }`;

const PLAN = { kind: 'PLAN', of: 'PE-PAGA-9', pace: 'AT_ONCE' };
const COMMITMENT = { kind: 'COMMITMENT', of: 'PE-PAGA-9/1', pace: 'AT_ONCE' };

async function world(): Promise<{ api: TestApi; milestone: string }> {
  const api = await startApi({ PORTAL_ORIGIN: 'https://quipu.example' });
  await given(api.database).plan();
  await given(api.database).commitment('1');
  return { api, milestone: await given(api.database).milestone('1', '1') };
}

/** The ticket of the latest letter that waits. */
async function ticketIn({ database }: TestApi): Promise<string> {
  const [letter] = await database.query<{ link: string }>(
    `select values ->> 'link' as link from mail.outbox where template = 'follow-asked' order by created_at desc limit 1`,
  );
  return new URL(letter?.link ?? '', 'https://quipu.example').searchParams.get('ticket') ?? '';
}

test('who follows a commitment and its plan gets one mail when a milestone moves, and stops by its link', async () => {
  const { api, milestone } = await world();
  await using _ = api;
  await using server = await startMailServer();
  using carrier = carrierTo(server.url);
  const { token, email } = await signedIn(api.database, null);
  const followed = await api.askWith(token, FOLLOW, { input: COMMITMENT });
  expect(followed.data.follow).toMatchObject({ of: 'PE-PAGA-9/1', path: '/planes/pe-paga-9/compromisos/1' });
  await api.askWith(token, FOLLOW, { input: { ...PLAN, pace: 'DAILY' } });
  await api.act(MOVE, { milestone });
  expect(await spreadAll(api.database)).toBe(1);
  await deliver(api.database, carrier);
  expect(server.arrived.map(({ to }) => to)).toEqual([[email]]);
  const text = server.arrived[0]?.mail.text ?? '';
  const ticket = /parar\?ticket=([\w-]{43})/.exec(text)?.[1];
  const stopped = await api.ask(STOP, { ticket, all: false });
  expect(stopped.data.stopNotices).toMatchObject({ of: 'PE-PAGA-9/1', stoppedAt: expect.any(String) });
  expect((await api.askWith(token, MINE)).data.myFollows).toMatchObject([{ of: 'PE-PAGA-9' }]);
  expect((await api.ask(STOP, { ticket, all: true })).data.stopNotices).toMatchObject({ of: 'PE-PAGA-9/1' });
  expect((await api.askWith(token, MINE)).data.myFollows).toEqual([]);
});

test('somebody without an account is asked by mail, and hears only after saying yes, which is good once', async () => {
  const { api, milestone } = await world();
  await using _ = api;
  const input = { ...PLAN, email: ' Nueva@Example.org ' };
  expect((await api.ask(ASK, { input })).data.askToFollow).toEqual({ to: 'nueva@example.org' });
  await api.act(MOVE, { milestone });
  await spreadAll(api.database);
  const letters = () => api.database.query(`select template from mail.outbox where recipient = 'nueva@example.org'`);
  expect(await letters()).toEqual([{ template: 'follow-asked' }]);
  expect(await api.database.query(`select from accounts where email = 'nueva@example.org'`)).toEqual([]);
  const ticket = await ticketIn(api);
  expect((await api.ask(CONFIRM, { ticket })).data.confirmFollow).toMatchObject({ of: 'PE-PAGA-9' });
  expect((await api.ask(CONFIRM, { ticket })).data.confirmFollow).toEqual({ code: 'TICKET_NOT_VALID' });
  const accounts = await api.database.query(
    `select name, exists (select from access.credentials where account_id = id) as "hasPassword" from accounts
     where email = 'nueva@example.org'`,
  );
  expect(accounts).toEqual([{ name: null, hasPassword: false }]);
});

test('whether an address is known, or follows already, changes neither the answer nor the letter', async () => {
  const { api } = await world();
  await using _ = api;
  const { email, token } = await signedIn(api.database, null);
  await api.askWith(token, FOLLOW, { input: PLAN });
  const known = await api.ask(ASK, { input: { ...PLAN, email } });
  const unknown = await api.ask(ASK, { input: { ...PLAN, email: 'nadie@example.org' } });
  expect(known.data.askToFollow).toEqual({ to: email });
  expect(unknown.data.askToFollow).toEqual({ to: 'nadie@example.org' });
  const letters = await api.database.query(
    `select distinct template, language, account_id, values - 'link' as values from mail.outbox`,
  );
  expect(letters).toHaveLength(1);
});

test('what is not there cannot be followed, and what somebody else follows is not there', async () => {
  const { api } = await world();
  await using _ = api;
  const [one, other] = [await signedIn(api.database, null), await signedIn(api.database, null)];
  const absent = await api.askWith(one.token, FOLLOW, { input: { ...PLAN, of: 'PE-PAGA-99' } });
  expect(absent.data.follow).toEqual({ code: 'PLAN_NOT_FOUND' });
  const { data } = await api.askWith(one.token, FOLLOW, { input: PLAN });
  const stop = `mutation ($id: ID!) { stopFollowing(id: $id) { ... on Follow { id } ... on Rejection { code } } }`;
  const { id } = data.follow as { id: string };
  expect(JSON.stringify(await api.askWith(other.token, stop, { id }))).toMatch(/FOLLOW_NOT_FOUND/);
  expect((await api.askWith(one.token, MINE)).data.myFollows).toHaveLength(1);
});

test('followed again, a thing is followed once, at the new pace', async () => {
  const { api } = await world();
  await using _ = api;
  const { token } = await signedIn(api.database, null);
  await Promise.all(
    ['DAILY', 'WEEKLY', 'DAILY'].map((pace) => api.askWith(token, FOLLOW, { input: { ...PLAN, pace } })),
  );
  const { data } = await api.askWith(token, FOLLOW, { input: { ...PLAN, pace: 'WEEKLY' } });
  expect((await api.askWith(token, MINE)).data.myFollows).toEqual([
    { id: data.follow.id, of: 'PE-PAGA-9', pace: 'WEEKLY' },
  ]);
});
