import { expect, test } from '@jest/globals';
import { given, REASONS } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import { foundIn } from '../support/audit.ts';
import { quipu } from '../support/console.ts';
import { BASIS } from '../support/erasure.ts';
import { sequence } from '../support/log.ts';
import { signedIn } from '../support/signed-in.ts';

const RECORD = `mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { __typename } }`;
const DECISION = {
  contribution: 'CTR-1',
  stage: 'national_table',
  outcome: 'REJECTED',
  reasonCode: 'budget',
  reasons: REASONS,
};

/** Every row of every table and view that the person could stand in, as text. */
const EVERYTHING = `
  select string_agg(text, ' ') as text from (
    select accounts::text from accounts union all select entries::text from journal.entries
    union all select acts::text from journal.acts union all select personal::text from journal.entry_personal as personal
    union all select outbox::text from mail.outbox union all select tickets::text from access.tickets
    union all select events::text from access.events) as rows (text)`;

const COUNT = (account: string) => `
  select (select count(*)::int from access.sessions where account_id = '${account}') as sessions,
    (select count(*)::int from access.tokens where account_id = '${account}') as tokens,
    (select count(*)::int from access.credentials where account_id = '${account}') as credentials,
    (select count(*)::int from access.events where account_id = '${account}') as events,
    (select count(*)::int from access.tickets) as tickets, (select count(*)::int from mail.outbox) as mails`;

test('of an account that is erased nothing personal is left anywhere, nobody gets in with it, and what it decided stands', async () => {
  await using api = await startApi();
  const { database } = api;
  await given(database).plan();
  await given(database).contribution('CTR-1');
  const { account, email, token } = await signedIn(database, 'coordinator');
  expect((await api.askWith(token, RECORD, { input: DECISION })).data.recordDecision.__typename).toBe('Decision');
  const put = (sql: string, ...values: string[]) => database.query(sql, values);
  await put(`insert into access.sessions (hash, account_id) values ('x', $1)`, account);
  await put(`insert into access.credentials (account_id, password_hash) values ($1, '$argon2id$x')`, account);
  await put(`insert into access.events (account_id, event, address) values ($1, 'signed-in', '192.0.2.7')`, account);
  await put(
    `insert into access.tickets (hash, purpose, email, expires_at) values ('y', 'registration', $1, now() + interval '1 day')`,
    email,
  );
  await put(
    `insert into mail.outbox (key, account_id, recipient, template, language) values ('a', $1, $2, 'reset', 'es')`,
    account,
    email,
  );
  await put(
    `insert into mail.outbox (key, recipient, template, language) values ('b', $1, 'registration', 'es')`,
    email,
  );
  await sequence(database);

  const env = { PRIVACY_URL: database.privacyUrl, LANG: 'en' };
  expect(await quipu(['erase', 'person', account, '--basis', BASIS, '--yes'], env)).toMatchObject({ code: 0 });
  await sequence(database);

  expect((await api.askWith(token, '{ myWork { items { ref } } }')).data.myWork).toBeNull();
  const [left] = await database.query<{ text: string }>(EVERYTHING);
  expect(left?.text).not.toContain(email);
  expect(left?.text).not.toContain('Una persona de prueba');
  expect(await database.query(COUNT(account))).toEqual([
    { sessions: 0, tokens: 0, credentials: 0, events: 0, tickets: 0, mails: 0 },
  ]);
  expect(await database.query('select name, email from accounts where id = $1', [account])).toEqual([
    { name: null, email: null },
  ]);
  const acts = await database.query(`select role from journal.acts where actor = $1`, [`person:${account}`]);
  expect(acts).toEqual([{ role: 'coordinator' }]);
  expect((await api.ask('{ decisions { totalCount } }')).data.decisions.totalCount).toBe(1);
  expect(await foundIn(database)).toEqual([]);
});
