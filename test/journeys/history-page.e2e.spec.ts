import { afterAll, expect, test } from '@jest/globals';
import { Reader } from '@quipu/platform/database';
import { given } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import { CONTRIBUTION, decide, type Event, HISTORY, historyOf } from '../support/history.ts';
import { sequence } from '../support/log.ts';
import { importInto, PERU } from '../support/packages.ts';
import { publish } from '../support/published.ts';
import { read } from '../support/repository.ts';
import { signerFor } from '../support/signing.ts';

/** Peru's third plan, imported and signed; changed by no test. */
const peru = startApi().then(async (api) => {
  await importInto(api.database, PERU);
  await publish(api.database);
  return api;
});
afterAll(async () => (await peru)[Symbol.asyncDispose]());

test('every event says where it stands in the log and where its receipt is, and the receipt is there', async () => {
  await using api = await startApi();
  await given(api.database).plan();
  await given(api.database).contribution('CTR-1');
  await publish(api.database);
  const [event] = await historyOf(api, CONTRIBUTION);
  const [leaf] = await api.database.query<{ index: number; entry: string }>(
    `select log_index::int as index, entry_id::text as entry from journal.leaves where kind = 'contributions'`,
  );
  expect([event?.logIndex, event?.receipt.url, event?.receipt.isSigned]).toEqual([
    leaf?.index,
    `/journal/receipts/${leaf?.entry}`,
    true,
  ]);
  const receipt = await api.http.get(event?.receipt.url ?? '');
  expect([receipt.status, JSON.parse(receipt.body.leaf).entry]).toEqual([200, leaf?.entry]);
});

test('a history is what the log has: an act appears with its leaf, and says when it is signed', async () => {
  await using api = await startApi();
  await using signer = await signerFor(api.database);
  await given(api.database).plan();
  await signer.sign();
  await given(api.database).contribution('CTR-1');
  expect(await historyOf(api, CONTRIBUTION)).toEqual([]);
  await sequence(api.database);
  expect((await historyOf(api, CONTRIBUTION)).map(({ receipt }) => receipt.isSigned)).toEqual([false]);
  await signer.sign();
  expect((await historyOf(api, CONTRIBUTION)).map(({ receipt }) => receipt.isSigned)).toEqual([true]);
});

test('as of a moment, a history ends there, and of a thing that was not there yet there is none', async () => {
  await using api = await startApi();
  await using signer = await signerFor(api.database);
  await given(api.database).plan();
  const before = (await signer.sign()).checkpoint.size;
  await given(api.database).contribution('CTR-1');
  const between = (await signer.sign()).checkpoint.size;
  await decide(api, 'REJECTED');
  await signer.sign();
  const asOf = async (size: number) =>
    (await api.ask(HISTORY, { of: CONTRIBUTION, asOf: `position:${size}` })).data.history?.nodes.length ?? null;
  expect(await Promise.all([before, between].map(asOf))).toEqual([null, 1]);
  expect(await historyOf(api, CONTRIBUTION)).toHaveLength(2);
});

test('a long history is read page by page to its end, each event once, the newest first', async () => {
  await using api = await startApi();
  await given(api.database).plan();
  await given(api.database).contribution('CTR-1');
  const titles = Array.from({ length: 23 }, (_, at) => `Título ${at}`);
  for (const title of titles) await api.database.act('update contributions set title = $1', [title]);
  await publish(api.database);
  const seen: string[] = [];
  for (let after: string | null = null; ;) {
    const { data } = await api.ask(HISTORY, { of: CONTRIBUTION, first: 5, after });
    const { nodes, pageInfo } = data.history as {
      nodes: Event[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    expect(nodes.length).toBe(pageInfo.hasNextPage ? 5 : 4);
    seen.push(...nodes.map(({ name }) => name.es));
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  expect(seen).toEqual([...titles.toReversed(), 'Agua segura en las escuelas'].map((title) => `CTR-1 · ${title}`));
});

test.each([
  ['PLAN', { code: 'PE-PAGA-3' }],
  ['MEMBER', { code: 'PE' }],
  ['INSTITUTION', { code: 'MINAM' }],
  ['EVENT', { plan: 'PE-PAGA-3', code: 'TR-LAL' }],
  ['COMMITMENT', { plan: 'PE-PAGA-3', code: '3' }],
  ['MILESTONE', { plan: 'PE-PAGA-3', commitment: '3', code: '1' }],
  ['IRM_REPORT', { plan: 'PE-PAGA-3', code: 'design-2017-2019' }],
])('of a %s the history is told from the moment at which it was recorded', async (kind, named) => {
  const events = await historyOf(await peru, { kind, ...named }, { first: 60 });
  expect(events.find(({ isOwn }) => isOwn)).toMatchObject({
    operation: { code: 'insert' },
    act: { code: 'package.imported' },
  });
  for (const { name, changes } of events)
    for (const words of [name, ...changes.flatMap(({ before, after }) => [before, after])])
      expect(words?.es ?? '').not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|undefined|null|\[object/);
});

test('of a decision, which has no code, the history is found by its id', async () => {
  const api = await peru;
  const [row] = await api.database.query<{ id: string }>('select id from decisions limit 1');
  expect(await historyOf(api, { kind: 'DECISION', code: row?.id })).toHaveLength(1);
  for (const code of ['x', row?.id.toUpperCase(), '00000000-0000-4000-8000-000000000000'])
    expect((await api.ask(HISTORY, { of: { kind: 'DECISION', code } })).data.history).toBeNull();
});

test('of what is not there no history is told; what is named in part, or a wrong cursor, is malformed', async () => {
  const api = await peru;
  expect((await api.ask(HISTORY, { of: { kind: 'CONTRIBUTION', code: 'CTR-99' } })).data.history).toBeNull();
  const problem = async (of: object, after: string | null = null) =>
    (await api.ask(HISTORY, { of, after })).errors?.[0]?.extensions['fields'];
  expect(await problem({ kind: 'MILESTONE', code: '1' })).toMatchObject([
    { field: 'of.plan' },
    { field: 'of.commitment' },
  ]);
  for (const cursor of ['x', Buffer.from('1.2.3').toString('base64'), Buffer.from('1; drop').toString('base64')])
    expect(await problem({ kind: 'CONTRIBUTION', code: 'CTR-01' }, cursor)).toMatchObject([{ field: 'after' }]);
  expect((await api.ask(HISTORY, { of: { kind: 'SCHEME', code: 'G1' } })).errors).toBeDefined();
});

test('a history costs no more statements for a long page than for a short one', async () => {
  const api = await peru;
  const reader = api.app.get(Reader);
  const rows = reader.rows.bind(reader);
  let statements = 0;
  reader.rows = (sql, values) => {
    if (!sql.includes('pg_snapshot_xmin')) statements += 1;
    return rows(sql, values);
  };
  const cost = async (first: number) => {
    statements = 0;
    const events = await historyOf(api, { kind: 'COMMITMENT', plan: 'PE-PAGA-3', code: '3' }, { first });
    return [events.length, statements];
  };
  expect([await cost(1), await cost(10)]).toEqual([
    [1, 3],
    [10, 3],
  ]);
  reader.rows = rows;
});

test('the questions of docs/api-past.md are answered', async () => {
  const api = await peru;
  const [head] = await api.database.query<{ size: number }>('select max(size)::int as size from journal.checkpoints');
  const questions = [...read('docs/api-past.md').matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, question = '']) =>
    question.replaceAll(/asOf: "[\d-]+"/g, `asOf: "position:${head?.size}"`),
  );
  expect(questions).toHaveLength(2);
  for (const question of questions) {
    const { data, errors } = await api.ask(question);
    expect([question, errors]).toEqual([question, undefined]);
    expect(Object.values(data as object)).not.toContain(null);
  }
});
