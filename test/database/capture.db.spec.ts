import { expect, test } from '@jest/globals';
import { freshDatabase, withClient, type TestDatabase } from '../support/database.ts';

/** A table as a migration would make it, with a column of each class. */
const PEOPLE = `
  create table people (
    id uuid constraint pk_people primary key default gen_random_uuid(), person_id uuid not null, name text, email text,
    statement text, note text, votes numeric(14, 2) not null default 0);
  alter table people owner to quipu_owner;`;
const DECLARE = `call journal.declare('people', public_columns => 'id person_id votes', text_columns => 'statement',
  private_columns => 'note', personal_columns => 'name email', subject => 'person_id')`;
const ANA = '00000000-0000-4000-8000-000000000001';

async function withPeople(): Promise<TestDatabase> {
  const db = await freshDatabase();
  await db.query(PEOPLE);
  await db.query(DECLARE);
  return db;
}

const add = (db: TestDatabase, name = 'Ana') =>
  db.act(
    `insert into people (person_id, name, email, statement, note) values ($1, $2, 'ana@example.org', 'Texto', 'Interno')`,
    [ANA, name],
  );

test('personal columns are kept apart from every entry, when a row comes and when it changes', async () => {
  await using db = await withPeople();
  await add(db);
  await db.act(`update people set name = 'Ana María', votes = 1.50`);
  await db.act('delete from people');
  const entries =
    await db.query(`select op, before, entries.after - 'id' as after, personal.subject, personal.after as personal
    from journal.entries left join journal.entry_personal as personal on entry_id = id where kind = 'people' order by id`);
  expect(entries).toEqual([
    {
      op: 'insert',
      before: null,
      after: { person_id: ANA, votes: 0, statement: 'Texto', note: 'Interno' },
      subject: ANA,
      personal: { name: 'Ana', email: 'ana@example.org' },
    },
    {
      op: 'update',
      before: { votes: 0 },
      after: { person_id: ANA, votes: 1.5, statement: 'Texto', note: 'Interno' },
      subject: ANA,
      personal: { name: 'Ana María', email: 'ana@example.org' },
    },
    {
      op: 'delete',
      before: expect.not.objectContaining({ name: expect.anything(), email: expect.anything() }),
      after: null,
      subject: null,
      personal: null,
    },
  ]);
});

test('a change of a personal column alone is an entry that says nothing personal', async () => {
  await using db = await withPeople();
  await add(db);
  await db.act(`update people set email = 'otra@example.org'`);
  const [entry] = await db.query(
    `select before, after ? 'email' as holds from journal.entries where kind = 'people' and op = 'update'`,
  );
  expect(entry).toEqual({ before: {}, holds: false });
});

test('an image is the same whatever the time zone of the session that wrote it', async () => {
  await using db = await freshDatabase();
  const images = [];
  for (const zone of ['America/Lima', 'UTC', 'Asia/Tokyo']) {
    await db.query(`alter database ${new URL(db.url).pathname.slice(1)} set timezone = '${zone}'`);
    await db.query(
      `create table moments_${zone.length} (id uuid primary key default gen_random_uuid(), at timestamptz not null)`,
    );
    await db.query(`call journal.declare('moments_${zone.length}', public_columns => 'id at')`);
    await db.act(`insert into moments_${zone.length} (at) values ('2026-11-21T12:00:00Z')`);
    images.push(
      ...(await db.query(`select after ->> 'at' as at from journal.entries where kind = 'moments_${zone.length}'`)),
    );
  }
  expect(images).toEqual(Array.from({ length: 3 }, () => ({ at: '2026-11-21T12:00:00+00:00' })));
});

test.each([
  ['a column that nobody declared', `public_columns => 'id person_id votes statement note name'`, 'email'],
  ['a column declared twice', `public_columns => 'id person_id votes statement note email email name'`, 'email'],
  ['a column that does not exist', `public_columns => 'id person_id votes statement note email name phone'`, 'phone'],
  [
    'personal columns of nobody',
    `public_columns => 'id person_id votes statement note email', personal_columns => 'name'`,
    'whose',
  ],
  [
    'a text that is no text',
    `public_columns => 'id person_id statement note name email', text_columns => 'votes'`,
    'votes',
  ],
])('a table does not come under the journal with %s', async (_what, declaration, named) => {
  await using db = await freshDatabase();
  await db.query(PEOPLE);
  await expect(db.query(`call journal.declare('people', ${declaration})`)).rejects.toMatchObject({
    code: 'QP005',
    message: expect.stringContaining(named),
  });
});

test('a personal column that could not be emptied is refused', async () => {
  await using db = await freshDatabase();
  await db.query(PEOPLE.replace('name text', 'name text not null'));
  await expect(db.query(DECLARE)).rejects.toMatchObject({ code: 'QP005', message: expect.stringContaining('name') });
});

test('a new column is a new declaration; what was written before keeps the old one', async () => {
  await using db = await withPeople();
  await add(db);
  await db.query(`alter table people add column region text not null default 'LIM'`);
  await db.query(DECLARE.replace('person_id votes', 'person_id votes region'));
  await db.query(DECLARE.replace('person_id votes', 'person_id votes region'));
  await add(db, 'Otra');
  const entries = await db.query(
    `select shape, after ? 'region' as knows from journal.entries where kind = 'people' order by id`,
  );
  expect(entries).toEqual([
    { shape: 1, knows: false },
    { shape: 2, knows: true },
  ]);
});

test('rows that were there before their table came under the journal begin their history then', async () => {
  await using db = await freshDatabase();
  await db.query(PEOPLE);
  await db.query(`insert into people (person_id, name) values ($1, 'Ana')`, [ANA]);
  await db.query(DECLARE);
  const entries =
    await db.query(`select op, act, entries.after ? 'name' as open, personal.after as personal from journal.entries
    join journal.acts on acts.id = act_id left join journal.entry_personal as personal on entry_id = entries.id where kind = 'people'`);
  expect(entries).toEqual([
    { op: 'genesis', act: 'table.adopted', open: false, personal: { name: 'Ana', email: null } },
  ]);
});

test('a change of the schema is an entry: who did what to which object, and none of the words of the statement', async () => {
  await using db = await freshDatabase();
  await db.query('alter table plans disable trigger zz_journal_update');
  await db.query(`do $$ begin drop table snapshots cascade; raise notice 'Ana Quispe'; end $$`);
  const entries = await db.query(
    `select actor, act, op, after from journal.entries join journal.acts on acts.id = act_id where kind = 'journal' order by entries.id`,
  );
  expect(entries).toEqual([
    expect.objectContaining({
      act: 'schema.changed',
      op: 'schema',
      after: { command: 'ALTER TABLE', object: 'public.plans' },
    }),
    expect.objectContaining({ op: 'schema', after: { command: 'DROP TABLE', object: 'public.snapshots' } }),
  ]);
  expect(entries[0]?.['actor']).toMatch(/^database:/);
});

test('the entries cannot be dropped while anybody watches', async () => {
  await using db = await freshDatabase();
  await expect(db.query('drop table journal.entries cascade')).rejects.toThrow();
  expect(await db.query('select count(*)::int >= 0 as there from journal.entries')).toEqual([{ there: true }]);
});

test('neither the sequencer nor the privacy officer writes the domain, and the application reads nothing personal', async () => {
  await using db = await withPeople();
  const tries: [string, string][] = [
    [db.sequencerUrl, `select journal.begin_act('a:b', 'system', 'a.b', 'c')`],
    [db.sequencerUrl, `update plans set number = 1`],
    [db.sequencerUrl, `update journal.leaves set kind = 'x'`],
    [db.privacyUrl, `select * from journal.entry_personal`],
    [db.privacyUrl, `delete from journal.entry_personal`],
    [db.applicationUrl, `select * from journal.entry_personal`],
    [db.applicationUrl, `select journal.erase_person(gen_random_uuid(), 'Ley 29733, art. 20', 'person:x')`],
    [db.applicationUrl, `insert into journal.checkpoints values (1, '', now(), '')`],
  ];
  for (const [url, sql] of tries)
    await expect(withClient(url, (client) => client.query(sql))).rejects.toMatchObject({ code: '42501' });
});
