import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { given, REASONS } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import { carrierTo, deliver, startMailServer } from '../support/mail.ts';
import { follower, happened, spreadAll } from '../support/notices.ts';
import { signedIn } from '../support/signed-in.ts';

const ASK = `mutation ($email: String!, $of: ID!) { askToFollow(input: { kind: PLAN, of: $of, pace: AT_ONCE, email: $email }) {
  __typename ... on Rejection { code } } }`;
const STOP = `mutation ($ticket: String!) { stopNotices(ticket: $ticket, all: true) { __typename ... on Rejection { code } } }`;
const PLAN = { of: 'PE-PAGA-9' };

test('following: a made-up secret, or one of another kind, stops nobody', async () => {
  await using api = await startApi();
  await given(api.database).plan();
  const { token } = await follower(api.database);
  const [{ id } = { id: '' }] = await api.database.query<{ id: string }>('select id from mail.follows');
  const forged = ['', id, token, randomBytes(32).toString('base64url'), `${'A'.repeat(42)}'`, '%', "' or true --"];
  for (const ticket of forged)
    expect((await api.ask(STOP, { ticket })).data.stopNotices).toMatchObject({ code: 'FOLLOW_NOT_FOUND' });
  expect(await api.database.query('select from mail.follows where stopped_at is null')).toHaveLength(1);
});

test('following: whoever subscribes others has them asked three times an hour, and never told', async () => {
  await using api = await startApi();
  await given(api.database).plan();
  await given(api.database).contribution('CTR-91');
  const answers = [];
  for (let many = 0; many < 5; many++)
    answers.push((await api.ask(ASK, { ...PLAN, email: 'ana@example.org' })).data.askToFollow);
  expect(answers.map(({ code }) => code)).toEqual([
    undefined,
    undefined,
    undefined,
    'TOO_MANY_ATTEMPTS',
    'TOO_MANY_ATTEMPTS',
  ]);
  await happened(api.database, 'CTR-91');
  await spreadAll(api.database);
  const letters = await api.database.query<{ template: string }>('select template from mail.outbox');
  expect(letters.map(({ template }) => template)).toEqual(Array(3).fill('follow-asked'));
});

test.each([
  'ana@example.org\r\nBcc: otra@example.org',
  'ana@example.org, otra@example.org',
  'ana@example.org\u0000',
  'ana',
])('following: "%s" is no address, and nothing is sent', async (email) => {
  await using api = await startApi();
  await given(api.database).plan();
  const answer = await api.ask(ASK, { ...PLAN, email });
  expect(JSON.stringify(answer)).toMatch(/EMAIL_NOT_VALID|BAD_USER_INPUT/);
  expect(await api.database.query('select from mail.outbox')).toEqual([]);
});

test('following: a title with line ends in it adds no header and no paragraph to a notice', async () => {
  await using api = await startApi();
  const { database: db } = api;
  await using server = await startMailServer();
  using carrier = carrierTo(server.url);
  await given(db).plan();
  await given(db).contribution('CTR-91');
  await db.act('update contributions set title = $1', ['Agua\r\nBcc: otra@example.org\r\n\r\n<b>Entre ya</b>']);
  await follower(db);
  await happened(db, 'CTR-91');
  await spreadAll(db);
  await deliver(db, carrier);
  const [{ mail, to } = { mail: null, to: [] }] = server.arrived;
  expect(to).toHaveLength(1);
  expect(mail?.bcc ?? []).toEqual([]);
  expect(mail?.html).not.toContain('<b>');
  expect(mail?.subject).toContain('Agua Bcc: otra@example.org');
});

test('following: followers learn nothing of a draft, and nothing before what it says is published', async () => {
  await using api = await startApi();
  const { database: db } = api;
  await given(db).plan();
  await given(db).contribution('CTR-91');
  await follower(db);
  const drafted = await api.act(
    `mutation { draftDecision(input: { contribution: "CTR-91", stage: "thematic_table", outcome: REJECTED, reasons: "${REASONS}" }) {
      __typename } }`,
  );
  expect(drafted.data.draftDecision.__typename).toBe('Draft');
  await spreadAll(db);
  expect(await db.query('select from mail.happenings union all select from mail.notices')).toEqual([]);
  expect((await api.http.get('/feeds/plan/PE-PAGA-9.atom').responseType('blob')).body.toString()).not.toContain(
    '<entry>',
  );
});

test('following: a question that was put to one address confirms nothing once it was answered, or by a ticket for a password', async () => {
  await using api = await startApi();
  await given(api.database).plan();
  const { email } = await signedIn(api.database, null);
  await api.ask('mutation ($email: String!) { requestPasswordReset(email: $email) { __typename } }', { email });
  const [letter] = await api.database.query<{ link: string }>(`select values ->> 'link' as link from mail.outbox`);
  const ticket = new URL(letter?.link ?? '/', 'https://quipu.example').searchParams.get('ticket') ?? '';
  const confirm = `mutation ($ticket: String!) { confirmFollow(ticket: $ticket) { ... on Rejection { code } } }`;
  expect((await api.ask(confirm, { ticket })).data.confirmFollow).toEqual({ code: 'TICKET_NOT_VALID' });
  expect(await api.database.query('select from mail.follows')).toEqual([]);
});
