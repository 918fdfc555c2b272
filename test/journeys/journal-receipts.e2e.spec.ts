import { afterAll, expect, jest, test } from '@jest/globals';
import { Reader } from '@quipu/platform/database';
import { base64, openNote, parseCheckpoint, parseLeaf, parseProof, verifyReceipt, type Receipt } from '@quipu/proof';
import { decodeQR } from 'qr/decode.js';
import { given, REASONS } from '../builders/index.ts';
import { sequence } from '../support/log.ts';
import { startLog } from '../support/log-api.ts';

/** One log for all; each test has contributions of its own in it. */
const log = await startLog();
afterAll(async () => log[Symbol.asyncDispose]());

const fileOf = async (entry: string) => (await log.get(`receipts/${entry}`)).text;
const receiptOf = async (entry: string) => JSON.parse(await fileOf(entry)) as Receipt;

/** A contribution and its rejection, with their receipts as GraphQL tells them. */
async function told(code: string) {
  const receipt = 'receipt { entry logIndex url isSigned at }';
  const { data } = await log.api.ask(
    `{ contribution(code: "${code}") { id ${receipt} lastDecision { id ${receipt} } } }`,
  );
  return { contribution: data.contribution, decision: data.contribution.lastDecision };
}

async function rejected(code: string) {
  await given(log.db).contribution(code);
  const record = 'mutation ($input: RecordDecisionInput!) { recordDecision(input: $input) { __typename } }';
  const grounds = { outcome: 'REJECTED', reasonCode: 'budget', reasons: REASONS };
  await log.api.act(record, { input: { contribution: code, stage: 'national_table', ...grounds } });
  return told(code);
}

test('a decision tells its receipt at once, and that it is signed as soon as it is', async () => {
  const before = (await rejected('CTR-501')).decision;
  expect(before.receipt).toMatchObject({ logIndex: null, isSigned: false });
  await sequence(log.db);
  const numbered = (await told('CTR-501')).decision;
  expect(numbered.receipt).toMatchObject({ logIndex: expect.any(Number), isSigned: false });
  await log.publish();
  expect((await told('CTR-501')).decision.receipt).toEqual({
    entry: before.receipt.entry,
    logIndex: numbered.receipt.logIndex,
    url: `/journal/receipts/${before.receipt.entry}`,
    isSigned: true,
    at: expect.stringMatching(/Z$/),
  });
});

test('the receipt of a decision proves its reasons, and not with one character changed', async () => {
  await rejected('CTR-502');
  await log.publish();
  const { decision, contribution } = await told('CTR-502');
  const { text } = await log.api.http.get(decision.receipt.url);
  const receipt = JSON.parse(text) as Receipt;
  expect(receipt).toMatchObject({ format: 'quipu-receipt/1', origin: log.origin, vkeys: [log.vkey] });
  expect(parseLeaf(receipt.leaf)).toMatchObject({ kind: 'decisions', ref: decision.id, act: 'decision.recorded' });
  const trust = { vkeys: [log.vkey] };
  const verdict = verifyReceipt(text, trust);
  expect([verdict.problems, verdict.isVerified, verdict.entry?.index]).toEqual([[], true, decision.receipt.logIndex]);
  expect(verdict.parts).toContainEqual({ part: 'text.reasons', value: REASONS, isIntact: true });
  expect(verifyReceipt(await fileOf(contribution.receipt.entry), trust).isVerified).toBe(true);
  const disclosed = receipt.disclosed.map((part) =>
    part.part === 'text.reasons' ? { ...part, value: REASONS.replace('programa', 'programo') } : part,
  );
  expect(verifyReceipt(JSON.stringify({ ...receipt, disclosed }), trust)).toMatchObject({
    isVerified: false,
    problems: [{ code: 'PART_ALTERED', values: { part: 'text.reasons' } }],
  });
});

test('a receipt is a file with a name, asked for each time by its tag', async () => {
  await rejected('CTR-503');
  await log.publish();
  const { entry, url } = (await told('CTR-503')).decision.receipt;
  const { status, headers } = await log.api.http.get(url);
  expect([status, headers['content-type'], headers['cache-control'], headers['content-disposition']]).toEqual([
    200,
    'application/json; charset=utf-8',
    'no-cache',
    `attachment; filename="receipt-${entry}.json"`,
  ]);
  expect((await log.api.http.get(url).set('if-none-match', String(headers['etag']))).status).toBe(304);
});

test.each(['999999999', '0', '01', '-1', 'abc', '1.json', '99999999999999999999999', '1.svg.svg', '%31.svg%00'])(
  'no entry is %s, so it has no receipt',
  async (id) => expect((await log.get(`receipts/${id}`)).status).toBe(404),
);

test('an entry that is not signed yet has its receipt soon', async () => {
  const { entry } = (await rejected('CTR-504')).decision.receipt;
  for (const isNumbered of [false, true]) {
    if (isNumbered) await sequence(log.db);
    for (const path of [`receipts/${entry}`, `receipts/${entry}.svg`]) {
      const { status, headers, body } = await log.get(path);
      expect([status, headers['retry-after'], body.code]).toEqual([503, '10', 'SERVICE_UNAVAILABLE']);
      expect(body.detail).toMatch(/a signed checkpoint must cover the entry first. Try again in 10 seconds/);
      expect(headers['content-disposition']).toBeUndefined();
    }
  }
});

test('a receipt prefers the checkpoint that witnesses cosigned', async () => {
  const { entry } = (await rejected('CTR-505')).decision.receipt;
  const cosigned = await log.publish();
  const line = await log.cosign('witness.example');
  const later = (await rejected('CTR-506')).decision.receipt.entry as string;
  const newest = await log.publish();
  const noteOf = async (id: string) => parseProof((await receiptOf(id)).proof).checkpoint;
  const sizeOf = (note: string) => parseCheckpoint(openNote(note, [log.vkey]).text).size;
  expect([sizeOf(await noteOf(entry)), sizeOf(await noteOf(later))]).toEqual([cosigned, newest]);
  expect((await noteOf(entry)).endsWith(line)).toBe(true);
});

/** Reads the QR code of an SVG whose dark modules are unit squares, drawn 4 points wide. */
function decodedFrom(svg: string): string {
  const side = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]) * 4;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x, y] of svg.matchAll(/M(\d+) (\d+)h1v1/g))
    for (let point = 0; point < 16; point += 1) {
      const at = (Number(y) * 4 + Math.floor(point / 4)) * side + Number(x) * 4 + (point % 4);
      data.fill(0, at * 4, at * 4 + 3);
    }
  return decodeQR({ width: side, height: side, data });
}

test('the code on paper says which log, which entry, which root, and where the receipt is', async () => {
  await rejected('CTR-507');
  await log.publish();
  const { entry, logIndex } = (await told('CTR-507')).decision.receipt;
  const { headers, body } = await log.get(`receipts/${entry}.svg`).buffer(true);
  expect(headers['content-type']).toBe('image/svg+xml');
  const { checkpoint } = parseProof((await receiptOf(entry)).proof);
  const { size, root } = parseCheckpoint(openNote(checkpoint, [log.vkey]).text);
  expect(decodedFrom(String(body)).split('\n')).toEqual([
    log.origin,
    String(logIndex),
    `${size} ${base64(root).slice(0, 16)}`,
    `https://${log.origin}/receipts/${entry}`,
  ]);
});

test('a question for many receipts is one statement, as every root', async () => {
  for (const code of ['CTR-508', 'CTR-509', 'CTR-510']) await rejected(code);
  const statements = jest.spyOn(log.api.app.get(Reader), 'rows');
  const { data } = await log.api.ask(
    '{ contributions { nodes { receipt { entry isSigned } decisions { receipt { url at } } } } }',
  );
  const asked = statements.mock.calls.filter(([sql]) => sql.includes('contributions'));
  statements.mockRestore();
  expect(data.contributions.nodes.length).toBeGreaterThanOrEqual(3);
  expect(asked).toHaveLength(1);
});
