import { expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { given } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import { freshDatabase, PASSWORD, type TestDatabase } from '../support/database.ts';
import { questionsFrom } from '../support/every-question.ts';
import { handlersOf } from '../support/handlers.ts';
import { publish } from '../support/published.ts';

/** What may read the columns that are declared public, and nothing else. */
async function publicReader(db: TestDatabase): Promise<{ readonly url: string } & AsyncDisposable> {
  const name = `reader_${new URL(db.url).pathname.slice(-20)}`;
  await db.query(`create role ${name} login password '${PASSWORD}' in role quipu_reader`);
  // The portal itself tells histories and receipts from the journal; who analyses the data is not given it.
  await db.query(`grant select on journal.acts, journal.entries to ${name}`);
  const url = Object.assign(new URL(db.url), { username: name, password: PASSWORD }).href;
  return { url, [Symbol.asyncDispose]: async () => void (await db.query(`drop owned by ${name}; drop role ${name}`)) };
}

test('every public read answers from what is declared public alone: a role that may read nothing else suffices', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  await given(db).contribution('CTR-901');
  await given(db).commitment('1');
  await publish(db);
  await using reader = await publicReader(db);
  await using api = await startApi({ READER_URL: reader.url }, db);
  const { schema } = api.app.get(GraphQLSchemaHost);
  const roots = handlersOf(api.app).filter(({ kind, access }) => kind === 'Query' && access === 'public');
  const questions = roots.flatMap(({ title }) => questionsFrom(schema, title));
  expect(questions.length).toBeGreaterThan(150);
  const answered = new Set<string>();
  for (const { type, query } of questions) {
    const { errors } = await api.ask(query);
    // Some ways are longer than one question may be; another one leads there as well.
    const wrong = errors?.filter(({ extensions }) => extensions['code'] !== 'BAD_USER_INPUT') ?? [];
    expect([query, wrong]).toEqual([query, []]);
    if (!errors) answered.add(type);
  }
  expect(questions.filter(({ type }) => !answered.has(type))).toEqual([]);
});

const OPENED = `
  select c.relname || '.' || a.attname as opened
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_column_privilege('quipu_reader', c.oid, a.attnum, 'select')
    and coalesce((select columns -> a.attname ->> 'class' from journal.shapes where kind = c.relname order by shape desc limit 1), 'none')
      not in ('public', 'text')`;

test('the public reader may read no column that is not declared public, and no table of secrets or of mail', async () => {
  await using db = await freshDatabase();
  expect(await db.query(OPENED)).toEqual([]);
  const apart = await db.query(
    `select nspname || '.' || relname as opened from pg_class join pg_namespace on pg_namespace.oid = relnamespace
     where nspname in ('access', 'mail') and relkind in ('r', 'v') and has_table_privilege('quipu_reader', pg_class.oid, 'select')`,
  );
  expect(apart).toEqual([]);
});

test('a table is of the record, read by everybody, or of what is not published, of which only ids are public', async () => {
  await using db = await freshDatabase();
  const tables = await db.query<{ kind: string; open: string[]; reads: boolean }>(
    `select distinct on (kind) kind, reads,
       array(select key from jsonb_each(columns) where value ->> 'class' in ('public', 'text') order by key) as open
     from journal.shapes, lateral (select has_any_column_privilege('quipu_reader', kind::regclass, 'select') as reads) as reading
     where to_regclass(kind) is not null order by kind, shape desc`,
  );
  const apart = tables.filter(({ reads }) => !reads);
  // That somebody holds an office is public, by the log; who it is stands in a column that is not.
  expect(apart.map(({ kind, open }) => [kind, kind === 'grants' ? 'by the log' : open])).toEqual([
    ['accounts', ['id']],
    ['contribution_reports', ['id']],
    ['drafts', ['id']],
    ['event_registrations', ['id']],
    ['grants', 'by the log'],
  ]);
  expect(tables.length - apart.length).toBeGreaterThan(20);
});

test('the past shows of each table the columns that are public, and of a draft its id', async () => {
  await using db = await freshDatabase();
  const shown = await db.query<{ column: string }>(
    `select column_name as column from information_schema.columns where table_schema = 'as_of' and table_name = 'drafts'`,
  );
  expect(shown).toEqual([{ column: 'id' }]);
  const leaking = await db.query(
    `select table_name || '.' || column_name as leaking from information_schema.columns
     join lateral (select columns from journal.shapes where kind = table_name order by shape desc limit 1) as newest on true
     where table_schema = 'as_of' and coalesce(columns -> column_name ->> 'class', 'none') not in ('public', 'text')`,
  );
  expect(leaking).toEqual([]);
});
