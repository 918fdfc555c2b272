import { expect, test } from '@jest/globals';
import { CommunicationsService } from '@quipu/notices';
import { Journal } from '@quipu/journal';
import { bounced, readBounce } from '@quipu/platform/mail';
import { databaseOptions } from '@quipu/platform/database';
import { DataSource } from 'typeorm';
import { given, REASONS } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { withClient, type TestDatabase } from '../support/database.ts';
import { bounceOf, carrierTo, deliver, startMailServer } from '../support/mail.ts';
import { follower } from '../support/notices.ts';
import { signedIn, type SignedIn } from '../support/signed-in.ts';

const SUBMIT = `mutation { submitContribution(input: { plan: "PE-PAGA-9", kind: PROPOSAL, title: "Agua segura en las escuelas",
  body: "${REASONS}" }) { ... on Contribution { code } ... on Rejection { code } } }`;
const NOTICES = `query ($of: ID!) { noticesOf(contribution: $of) { id template outcome canBeResent tries { outcome detail } } }`;
const RESEND = `mutation ($id: ID!) { resendNotice(id: $id) { ... on Notice { id outcome } ... on Rejection { code } } }`;

async function contributed(): Promise<{ api: TestApi; code: string; author: SignedIn }> {
  const api = await startApi({ PORTAL_ORIGIN: 'https://quipu.example' });
  await given(api.database).plan();
  const author = await signedIn(api.database, null);
  const { data } = await api.askWith(author.token, SUBMIT);
  return { api, code: data.submitContribution.code, author };
}

/** The mail with this Message-ID comes back to whoever takes mails that come back. */
async function comesBack(db: TestDatabase, raw: string): Promise<boolean> {
  const bounce = await readBounce(raw);
  if (!bounce) return false;
  const database = await new DataSource(databaseOptions(db.applicationUrl, [])).initialize();
  const isOurs = await database.transaction((tx) => bounced(tx, bounce));
  await database.destroy();
  return isOurs;
}

test('staff read what became of the letter to an author, send it again when it came back, and never read the address', async () => {
  const { api, code, author } = await contributed();
  await using _ = api;
  await using server = await startMailServer();
  using carrier = carrierTo(server.url);
  const waiting = await api.act(NOTICES, { of: code });
  expect(waiting.data.noticesOf).toMatchObject([{ template: 'contribution-received', outcome: 'WAITING', tries: [] }]);
  await deliver(api.database, carrier);
  const { id } = waiting.data.noticesOf[0];
  expect((await api.act(RESEND, { id })).data.resendNotice).toEqual({ code: 'NOTICE_NOT_RETURNED' });
  const raw = bounceOf(`<${id}@quipu.example>`);
  expect(await comesBack(api.database, raw)).toBe(true);
  expect(await comesBack(api.database, raw)).toBe(true);
  const returned = await api.act(NOTICES, { of: code });
  expect(returned.data.noticesOf).toEqual([
    {
      id,
      template: 'contribution-received',
      outcome: 'BOUNCED',
      canBeResent: true,
      tries: [
        { outcome: 'SENT', detail: null },
        { outcome: 'BOUNCED', detail: '5.1.1' },
      ],
    },
  ]);
  expect(JSON.stringify(returned)).not.toContain(author.email);
  const twice = await Promise.all([api.act(RESEND, { id }), api.act(RESEND, { id })]);
  expect(twice.map(({ data }) => data.resendNotice.code ?? data.resendNotice.outcome).toSorted()).toEqual([
    'NOTICE_ALREADY_RESENT',
    'WAITING',
  ]);
  await deliver(api.database, carrier);
  expect(server.arrived.map(({ mail }) => mail.subject)).toEqual(Array(2).fill(`Recibimos su aporte ${code}`));
});

test('nobody but who answers for the plan reads what was sent about a contribution', async () => {
  const { api, code, author } = await contributed();
  await using _ = api;
  await given(api.database).plan('PE-PAGA-8');
  const elsewhere = await signedIn(api.database, 'coordinator', { plan: 'PE-PAGA-8' });
  const [{ id } = { id: '' }] = await api.database.query<{ id: string }>('select id from mail.outbox');
  expect(JSON.stringify(await api.askWith(elsewhere.token, RESEND, { id }))).toContain('NOTICE_NOT_FOUND');
  for (const token of [undefined, author.token, elsewhere.token])
    expect((await api.askWith(token, NOTICES, { of: code })).data.noticesOf).toBeNull();
});

test('when the letter about a decision has left, the decision says when in public, and the record proves it', async () => {
  const { api, code } = await contributed();
  await using _ = api;
  const record = `mutation ($of: ID!) { recordDecision(input: { contribution: $of, stage: "thematic_table", outcome: REJECTED,
    reasonCode: "budget", reasons: "${REASONS}" }) { ... on Decision { id communicatedAt } } }`;
  const { data } = await api.act(record, { of: code });
  expect(data.recordDecision.communicatedAt).toBeNull();
  const database = await new DataSource(databaseOptions(api.database.applicationUrl, [])).initialize();
  const told = new CommunicationsService(new Journal(database), database);
  await told.record();
  expect(await api.database.query('select from communications')).toEqual([]);
  await deliver(api.database, null);
  await Promise.all([told.record(), told.record()]);
  await told.record();
  await database.destroy();
  const page = `query ($of: ID!) { contribution(code: $of) { decisions { communicatedAt } } }`;
  const [decision] = (await api.ask(page, { of: code })).data.contribution.decisions;
  expect(Date.parse(decision.communicatedAt)).not.toBeNaN();
  const acts = await api.database.query(`select subject, actor from journal.acts where act = 'decision.communicated'`);
  expect(acts).toEqual([{ subject: 'PE-PAGA-9', actor: 'system:notices' }]);
});

test('an address from which two letters came back hears of nothing that it follows until it says that it is there', async () => {
  await using api = await startApi({ PORTAL_ORIGIN: 'https://quipu.example' });
  const { database: db } = api;
  await given(db).plan();
  await given(db).contribution('CTR-91');
  const who = await follower(db);
  const posted = async () => {
    await withClient(db.url, (client) =>
      client.query(
        `insert into mail.outbox (key, account_id, recipient, template, language, sent_at, message_id)
         select 'prueba:' || n, $1, $2, 'notice', 'es', now(), '<' || n || '@quipu.example>' from generate_series(1, 3) as n`,
        [who.account, who.email],
      ),
    );
  };
  await posted();
  const confirmed = () => db.query(`select from mail.follows where confirmed_at is not null`);
  expect(await comesBack(db, bounceOf('<1@quipu.example>'))).toBe(true);
  expect(await comesBack(db, bounceOf('<1@quipu.example>'))).toBe(true);
  expect(await comesBack(db, bounceOf('<2@quipu.example>', { status: '4.2.2' }))).toBe(true);
  expect(await confirmed()).toHaveLength(1);
  expect(await comesBack(db, bounceOf('<3@quipu.example>'))).toBe(true);
  expect(await confirmed()).toHaveLength(0);
  const again = await api.askWith(
    who.token,
    `mutation { follow(input: { kind: PLAN, of: "PE-PAGA-9", pace: DAILY }) { ... on Follow { confirmedAt } } }`,
  );
  expect(again.data.follow).toEqual({ confirmedAt: null });
  const [letter] = await db.query<{ link: string }>(
    `select values ->> 'link' as link from mail.outbox where template = 'follow-asked'`,
  );
  const ticket = new URL(letter?.link ?? '', 'https://quipu.example').searchParams.get('ticket');
  await api.ask('mutation ($ticket: String!) { confirmFollow(ticket: $ticket) { __typename } }', { ticket });
  expect(await confirmed()).toHaveLength(1);
});

test('a mail that came back and was none of ours is nobody’s', async () => {
  await using api = await startApi();
  expect(await comesBack(api.database, bounceOf('<somebody@elsewhere.example>'))).toBe(false);
});
