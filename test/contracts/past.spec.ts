import { expect, test } from '@jest/globals';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { entities } from '@quipu/api';
import { hasMessage } from '@quipu/i18n';
import { declared } from '@quipu/journal/history';
import { isObjectType } from 'graphql';
import { getMetadataArgsStorage } from 'typeorm';
import { startApi } from '../support/api.ts';
import { freshDatabase } from '../support/database.ts';
import { handlersOf } from '../support/handlers.ts';
import { filesBelow, read } from '../support/repository.ts';

/** By table, public columns of which no history tells: internal keys, and figures that a snapshot tells whole. */
const NOT_TOLD: Readonly<Record<string, readonly string[]>> = {
  snapshots: ['figures'],
  supports: ['plan_id'],
  standard_ratings: ['supersedes_id'],
};

/** Of these, other things speak by name; they have no history of their own. */
const VOCABULARY = new Set(['indicator_codes', 'indicators', 'reason_codes', 'regions', 'schemes', 'standards']);

const typeOf = (table: string) => {
  const { target } = getMetadataArgsStorage().tables.find(({ name }) => name === table) ?? {};
  return typeof target === 'function' ? target.name : undefined;
};

test('every public question can be asked as of a moment, and what is within it is of the same', async () => {
  await using api = await startApi();
  const { schema } = api.app.get(GraphQLSchemaHost);
  const takes = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type: type.name, field })))
    .map(({ type, field }) => ({ type, name: field.name, asOf: field.args.find(({ name }) => name === 'asOf') }));
  // What is answered for who asks alone has no past: it is work to do, not the record.
  const open = new Set(
    handlersOf(api.app)
      .filter(({ access }) => access === 'public')
      .map(({ title }) => title),
  );
  const roots = takes.filter(({ type, name }) => type === 'Query' && open.has(name));
  expect(roots.length).toBeGreaterThan(15);
  expect(roots.filter(({ asOf }) => String(asOf?.type) !== 'AsOf').map(({ name }) => name)).toEqual([]);
  expect(takes.filter(({ type, asOf }) => type !== 'Query' && asOf)).toEqual([]);
});

test('the history of every table tells every public column, and nothing that is not public', async () => {
  await using db = await freshDatabase();
  const shapes = await db.query<{ kind: string; columns: Record<string, { class: string }> }>(
    'select distinct on (kind) kind, columns from journal.shapes order by kind, shape desc',
  );
  expect(
    declared()
      .map(({ table }) => table)
      .toSorted(),
  ).toEqual(shapes.map(({ kind }) => kind));
  for (const { table, name, fields = {}, partOf = {} } of declared()) {
    const columns = Object.entries(shapes.find(({ kind }) => kind === table)?.columns ?? {});
    const open = columns.filter(([, { class: of }]) => of === 'public' || of === 'text').map(([column]) => column);
    const told = [...name, ...Object.values(fields)].flatMap((field) => field.columns);
    expect([table, told.filter((column) => !open.includes(column))]).toEqual([table, []]);
    const known = new Set(['id', ...told, ...Object.values(partOf).flat(), ...(NOT_TOLD[table] ?? [])]);
    if (!VOCABULARY.has(table)) expect([table, open.filter((column) => !known.has(column))]).toEqual([table, []]);
  }
});

test('what a history tells is a field of the API under the same name, and has words in both languages', async () => {
  await using api = await startApi();
  const { schema } = api.app.get(GraphQLSchemaHost);
  expect(entities.length).toBeGreaterThan(20);
  for (const { table, fields = {} } of declared()) {
    const type = schema.getType(typeOf(table) ?? '');
    const known = isObjectType(type) ? Object.keys(type.getFields()) : [];
    expect([table, Object.keys(fields).filter((field) => !known.includes(field))]).toEqual([table, []]);
    const keys = [
      `journal.kind.${table}`,
      ...Object.values(fields).map(({ columns: [column] }) => `columns.${column}`),
    ];
    expect(keys.filter((key) => !hasMessage(key))).toEqual([]);
  }
});

test('every act that anything records has words', () => {
  const sources = [...filesBelow('libs', '.ts'), ...filesBelow('apps', '.ts'), ...filesBelow('migrations', '.sql')]
    .filter((path) => !path.endsWith('.spec.ts'))
    .map(read)
    .join('\n');
  const acts = [
    ...sources.matchAll(/(?<=act: '|'system', '|'database',\s+'|begin_erasure\(')[a-z-]+\.[a-z-]+(?=')/g),
  ].map(([act]) => act);
  expect(new Set(acts).size).toBeGreaterThan(8);
  expect([...new Set(acts)].filter((act) => !hasMessage(`journal.act.${act}`))).toEqual([]);
});
