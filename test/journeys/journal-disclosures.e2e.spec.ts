import { afterAll, expect, test } from '@jest/globals';
import type { ListedEntry } from '@quipu/journal';
import {
  parseLeaf,
  positionPath,
  tileWidth,
  verifyLog,
  verifyReceipt,
  type Disclosure,
  type Receipt,
} from '@quipu/proof';
import { given } from '../builders/index.ts';
import { sequence } from '../support/log.ts';
import { startLog } from '../support/log-api.ts';
import { SECRETS, withPeople } from '../support/people.ts';

/** One log for all; each test has rows of its own in it. */
const log = await startLog();
afterAll(async () => log[Symbol.asyncDispose]());
const people = await withPeople(log.db);

type Line = Disclosure & { readonly index: string };

const listed = async (ref: string) => (await log.get(`entries?kind=people&ref=${ref}`)).body.entries as ListedEntry[];
const receiptOf = async (entry: string) => (await log.get(`receipts/${entry}`)).body as Receipt;

/** The receipt of the newest entry of a row, once it is signed. */
async function published(ref: string) {
  await log.publish();
  const entry = (await listed(ref)).at(-1);
  if (!entry) throw new Error(`${ref} has no entry`);
  return { ...entry, receipt: await receiptOf(entry.entry) };
}

const named = (parts: readonly { readonly part: string }[]) => parts.map(({ part }) => part).toSorted();

/** Whether the receipt proves all that it shows, and accounts for every part of its leaf. */
const proves = (receipt: Receipt) => verifyReceipt(JSON.stringify(receipt), { vkeys: [log.vkey] }).isVerified;

/** The lines beside the bundle in which the leaf stands, and where they are. */
async function disclosuresAround(index: string) {
  const position = Math.floor(Number(index) / 256);
  const path = `disclosures/${positionPath(position, tileWidth(0, position, (await log.checkpoint()).size))}`;
  const { text, headers } = await log.get(path);
  const lines = text
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Line);
  return { path, position, lines, headers, line: lines[Number(index) % 256] };
}

/** Every bundle, disclosure and receipt of the log, and every list of entries of people, as one text. */
async function everything(): Promise<string> {
  const { size } = await log.checkpoint();
  const texts: string[] = [];
  for (let position = 0; position * 256 < size; position += 1) {
    const path = positionPath(position, tileWidth(0, position, size));
    texts.push(String(await log.bytes(`tile/entries/${path}`)), (await log.get(`disclosures/${path}`)).text);
  }
  const rows = await log.db.query<{ id: string; row: string }>(
    `select id, row_id as row from journal.entries where kind = 'people'`,
  );
  for (const { id, row } of rows) texts.push((await log.get(`receipts/${id}`)).text, JSON.stringify(await listed(row)));
  return texts.join('\n');
}

test('every part of a leaf is named once: shown, withheld or erased', async () => {
  const { receipt } = await published(await people.speak('Quiero agua segura'));
  expect(named(receipt.disclosed)).toEqual(['core', 'text.statement', 'why']);
  expect([receipt.withheld.toSorted(), receipt.erased]).toEqual([['personal', 'private', 'who'], []]);
  expect(proves(receipt)).toBe(true);
});

test('numbers that a computer would round, and words that look like them, are told without loss', async () => {
  const ref = await people.speak('n:5');
  await people.act('update people set votes = 100000000000.10 where id = $1', [ref]);
  const { receipt } = await published(ref);
  const core = { id: ref, person_id: expect.any(String), votes: 'n:100000000000.10' };
  expect(receipt.disclosed).toContainEqual({ part: 'core', salt: expect.any(String), value: core });
  expect(receipt.disclosed).toContainEqual({ part: 'text.statement', salt: expect.any(String), value: 's:n:5' });
  expect(proves(receipt)).toBe(true);
});

test('what was erased is named and gone; the leaf, and all else of it, stays', async () => {
  const person = crypto.randomUUID();
  const ref = await people.speak('Unas palabras que un juez manda retirar', person);
  const { entry, index, receipt: before } = await published(ref);
  await people.eraseWords(ref);
  const after = await receiptOf(entry);
  expect([after.leaf, after.erased, named(after.disclosed)]).toEqual([
    before.leaf,
    ['text.statement'],
    ['core', 'why'],
  ]);
  await log.publish();
  const basis = `'Ley 29733, artículo 20', 'operator:privacy'`;
  await people.erase(`erase_reason($1, ${basis})`, [parseLeaf(after.leaf).actId]);
  await people.erase(`erase_person($1, ${basis})`, [person]);
  const { disclosed, withheld, erased, ...last } = await receiptOf(entry);
  expect([erased.toSorted(), withheld.toSorted(), named(disclosed)]).toEqual([
    ['personal', 'text.statement', 'why'],
    ['private', 'who'],
    ['core'],
  ]);
  expect([proves(before), proves(after), proves({ ...last, disclosed, withheld, erased })]).toEqual([true, true, true]);
  expect((await disclosuresAround(index)).line).toEqual({ index, disclosed, withheld, erased });
});

test('erased words are in no answer of the log; that they were erased, and under which law, is', async () => {
  const words = 'palabras-que-se-retiran';
  const ref = await people.speak(words);
  await log.publish();
  expect(await everything()).toContain(words);
  await people.eraseWords(ref);
  await log.publish();
  const all = await everything();
  expect([all.includes(words), all.includes('Ley 29733, artículo 20')]).toEqual([false, true]);
});

test('who reads all of the log, and what is disclosed of it, finds everything in its place after an erasure too', async () => {
  const ref = await people.speak('Otras palabras que se retiran');
  await log.publish();
  await people.eraseWords(ref);
  const size = await log.publish();
  const source = { read: (path: string) => log.bytes(path) };
  const verdict = await verifyLog(source, { vkeys: [log.vkey], bundles: 'all', disclosures: true });
  expect([verdict.problems, verdict.isVerified, verdict.checkpoint?.size]).toEqual([[], true, size]);
});

test('a private or personal column, and who spoke as a person, never leaves', async () => {
  await people.speak('palabras-publicas');
  await log.publish();
  const all = await everything();
  expect(all).toContain('palabras-publicas');
  expect(Object.values(SECRETS).filter((secret) => all.includes(secret))).toEqual([]);
});

test('rows are found by their public code, and nothing by a code that is not public', async () => {
  await people.speak('Hola');
  await given(log.db).contribution('CTR-1');
  await log.publish();
  expect((await log.get('entries?kind=contributions&code=CTR-1')).body.entries).toHaveLength(1);
  expect((await log.get(`entries?kind=people&code=${SECRETS.code}`)).body.entries).toEqual([]);
});

test('the entries of a row come in the order of the log, page by page, and only what is signed', async () => {
  const ref = await people.speak('uno');
  for (const words of ['dos', 'tres', 'cuatro'])
    await people.act('update people set statement = $2 where id = $1', [ref, words]);
  await people.act('delete from people where id = $1', [ref]);
  await sequence(log.db);
  expect(await listed(ref)).toEqual([]);
  await log.publish();
  const pages: string[][] = [];
  let next: string | null = `/journal/entries?kind=people&ref=${ref}&first=2`;
  while (next) {
    const { body } = await log.api.http.get(next);
    pages.push((body.entries as ListedEntry[]).map(({ op }) => op));
    next = body.next as string | null;
  }
  expect(pages).toEqual([['insert', 'update'], ['update', 'update'], ['delete']]);
  const [first] = await listed(ref);
  expect(first).toEqual({
    index: expect.stringMatching(/^\d+$/),
    entry: expect.stringMatching(/^\d+$/),
    ref,
    op: 'insert',
    act: 'person.spoke',
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/),
    role: 'contributor',
    receipt: `/journal/receipts/${first?.entry}`,
  });
});

const REF = '00000000-0000-4000-8000-000000000001';
test.each([
  ['', 'kind'],
  ['kind=people', 'ref'],
  ['kind=people&ref=1', 'ref'],
  ['kind=people&ref=', 'ref'],
  [`kind=people&ref=${REF}&first=0`, 'first'],
  [`kind=people&ref=${REF}&first=101`, 'first'],
  [`kind=people&ref=${REF}&first=ten`, 'first'],
  [`kind=people&ref=${REF}&after=-1`, 'after'],
  [`kind=people&ref=${REF}&after=99999999999999999`, 'after'],
  [`kind=people&ref=${REF}&asOf=1`, 'asOf'],
  [`kind=people&kind=plans&ref=${REF}`, 'kind'],
  [`kind=a%00b&ref=${REF}`, 'kind'],
  [`kind=${'k'.repeat(61)}&ref=${REF}`, 'kind'],
  ['kind=plans&code=a%00b', 'code'],
  [`kind=plans&code=PE-PAGA-9&ref=${REF}`, 'ref'],
])('entries?%s is refused, and says what of it', async (query, field) => {
  const { status, body } = await log.get(`entries?${query}`);
  expect([status, body.code, body.fields?.[0]?.field]).toEqual([400, 'BAD_USER_INPUT', field]);
});

test('disclosures stand beside their bundle, line by line, and tell of an erasure within a minute', async () => {
  const ref = await people.speak('Esto se dijo');
  const { index } = await published(ref);
  const { path, position, lines, headers } = await disclosuresAround(index);
  expect([headers['content-type'], headers['cache-control']]).toEqual([
    'application/x-ndjson; charset=utf-8',
    'public, max-age=60, must-revalidate',
  ]);
  expect(lines.map((line) => Number(line.index))).toEqual(lines.map((_, at) => position * 256 + at));
  const tag = String(headers['etag']);
  expect((await log.get(path).set('if-none-match', tag)).status).toBe(304);
  await people.eraseWords(ref);
  const after = await log.get(path).set('if-none-match', tag);
  expect([after.status, after.text.includes('Esto se dijo')]).toEqual([200, false]);
});

test('a leaf whose words were lost keeps its place, and all of its parts are said to be gone', async () => {
  await using own = await startLog();
  const [held] = await own.db.query<{ kind: string; row_id: string; entry_id: string }>(
    'select kind, row_id, entry_id from journal.leaves where log_index = 5',
  );
  await own.db.query('alter table journal.leaves disable trigger aa_append_only');
  await own.db.query('update journal.leaves set entry_id = null where log_index = 5');
  const { text } = await own.get('disclosures/000');
  const gone = expect.arrayContaining(['who', 'why', 'core']);
  expect(JSON.parse(text.split('\n')[5] ?? '')).toEqual({ index: '5', disclosed: [], withheld: [], erased: gone });
  const { body } = await own.get(`entries?kind=${held?.kind}&ref=${held?.row_id}`);
  expect(body.entries[0]).toMatchObject({ index: '5', entry: held?.entry_id, receipt: null });
});
