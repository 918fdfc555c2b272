import { expect, test } from '@jest/globals';
import { spreadNext } from '@quipu/notices';
import { given } from '../builders/index.ts';
import { freshDatabase, type TestDatabase } from '../support/database.ts';
import { carrierTo, deliver, posted, startMailServer } from '../support/mail.ts';
import { follower, happened, spreadAll } from '../support/notices.ts';
import { session } from '../support/sessions.ts';

async function contributed(): Promise<TestDatabase> {
  const db = await freshDatabase();
  await given(db).plan();
  await given(db).contribution('CTR-91');
  return db;
}

test('whoever follows a contribution and its plan hears once of what happened, at the quickest pace', async () => {
  await using db = await contributed();
  await using server = await startMailServer();
  using carrier = carrierTo(server.url);
  const who = await follower(db, { pace: 'weekly' });
  await follower(db, { table: 'contributions', code: 'CTR-91', who });
  await happened(db, 'CTR-91');
  expect(await spreadAll(db)).toBe(1);
  expect(await deliver(db, carrier)).toEqual(['sent']);
  const [{ mail, to } = { mail: null, to: null }] = server.arrived;
  expect(to).toEqual([who.email]);
  expect(mail?.subject).toBe('Se decidió sobre «Agua segura en las escuelas»');
  expect(mail?.text).toContain('Plan de prueba');
  expect(mail?.text).toContain('https://quipu.example/aportes/CTR-91');
});

test('a notice can be stopped by the program that shows it (RFC 8058), and says where its reader stops it', async () => {
  await using db = await contributed();
  await using server = await startMailServer();
  using carrier = carrierTo(server.url);
  await follower(db);
  await happened(db, 'CTR-91');
  await spreadAll(db);
  await deliver(db, carrier);
  const headers = new Map(server.arrived[0]?.mail.headers.map(({ key, value }) => [key, value]));
  expect(headers.get('list-unsubscribe')).toMatch(/^<https:\/\/quipu\.example\/seguir\/parar\/[\w-]{43}>$/);
  expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  expect(server.arrived[0]?.mail.text).toMatch(/https:\/\/quipu\.example\/seguir\/parar\?ticket=[\w-]{43}/);
});

test('a letter about own matters has no way to stop it', async () => {
  await using db = await freshDatabase();
  await using server = await startMailServer();
  using carrier = carrierTo(server.url);
  await posted(db);
  await deliver(db, carrier);
  expect(server.arrived[0]?.raw).not.toMatch(/list-unsubscribe/i);
});

test('of one key only the first happening is told', async () => {
  await using db = await contributed();
  await follower(db);
  const key = await happened(db, 'CTR-91');
  await happened(db, 'CTR-91', key);
  expect(await spreadAll(db)).toBe(1);
});

test('who got an official letter of the same event gets no notice of it too', async () => {
  await using db = await contributed();
  const author = await follower(db);
  await follower(db);
  await posted(db, { key: `decision:1:${author.account}`, account: author.account, recipient: author.email });
  await happened(db, 'CTR-91', 'decision:1');
  await spreadAll(db);
  const told = await db.query<{ account_id: string }>('select account_id from mail.notices');
  expect(told).toHaveLength(1);
  expect(told[0]?.account_id).not.toBe(author.account);
});

test('who began to follow after it happened, or has stopped, or was never confirmed, hears nothing', async () => {
  await using db = await contributed();
  await happened(db, 'CTR-91');
  const [late, stopped, silent] = [await follower(db), await follower(db), await follower(db)];
  const set = (sql: string, { account }: { account: string }) =>
    db.query(`update mail.follows set ${sql} where account_id = $1`, [account]);
  await set(`confirmed_at = now() + interval '1 second'`, late);
  await set('stopped_at = now()', stopped);
  await set('confirmed_at = null', silent);
  expect(await spreadAll(db)).toBe(1);
  expect(await db.query('select from mail.notices')).toEqual([]);
});

test('of many workers at once each happening is spread by one, and everybody hears of each once', async () => {
  await using db = await contributed();
  const people = [await follower(db), await follower(db), await follower(db)];
  for (let many = 0; many < 8; many++) await happened(db, 'CTR-91');
  const spread = await Promise.all([spreadAll(db), spreadAll(db), spreadAll(db)]);
  expect(spread.reduce((sum, many) => sum + many)).toBe(8);
  const [letters] = await db.query<{ count: number }>('select count(*)::int from mail.outbox');
  expect(letters?.count).toBe(8 * people.length);
});

/** The statements of a worker that spreads one happening, in order. */
const STEPS = ['begin', 'taken', 'noted', 'posted', 'linked', 'done'] as const;

test.each(STEPS.map((step, place) => [step, place] as const))(
  'a worker that dies after it has %s leaves everything as it was: the next one tells everybody, once',
  async (_, place) => {
    await using db = await contributed();
    await using server = await startMailServer();
    using carrier = carrierTo(server.url);
    const who = await follower(db);
    await happened(db, 'CTR-91');
    await using dying = await session(db.applicationUrl);
    const [{ pid } = { pid: 0 }] = (await dying.query<{ pid: number }>('select pg_backend_pid() as pid')).rows;
    let done = 0;
    const connection = {
      query: async (sql: string, values?: unknown[]) => {
        const answer = await dying.query(sql, values);
        if (done++ === place) await db.query('select pg_terminate_backend($1)', [pid]);
        return answer;
      },
    };
    await expect(spreadNext(connection)).rejects.toThrow();
    expect(await spreadAll(db)).toBe(1);
    expect(await deliver(db, carrier)).toEqual(['sent']);
    expect(server.arrived.map(({ to }) => to)).toEqual([[who.email]]);
    expect(await spreadAll(db)).toBe(0);
  },
);

test('the title of a contribution that was hidden meanwhile is not told', async () => {
  await using db = await contributed();
  await follower(db);
  await happened(db, 'CTR-91');
  await db.act(
    `insert into moderations (plan_id, contribution_id, is_hidden, ground, reasons)
     select plan_id, id, true, 'offence', 'Insulta a una persona que se puede reconocer por lo que dice.' from contributions`,
  );
  await spreadAll(db);
  const [letter] = await db.query<{ values: { subject: string } }>('select values from mail.outbox');
  expect(letter?.values.subject).toBe('Se decidió sobre «CTR-91»');
});

test('what was spread keeps no copy of the words of a contribution', async () => {
  await using db = await contributed();
  await happened(db, 'CTR-91');
  await spreadAll(db);
  expect(await db.query('select details from mail.happenings')).toEqual([{ details: { path: '/aportes/CTR-91' } }]);
});

test('a person who is erased leaves no follow, no notice and no letter', async () => {
  await using db = await contributed();
  const { account } = await follower(db);
  await happened(db, 'CTR-91');
  await spreadAll(db);
  await deliver(db, null);
  await db.query('select access.forget($1)', [account]);
  for (const table of ['follows', 'notices', 'outbox', 'deliveries'])
    expect([table, await db.query(`select from mail.${table}`)]).toEqual([table, []]);
});
