import { afterAll, expect, test } from '@jest/globals';
import {
  base64,
  fromBase64,
  leafHash,
  parseBundle,
  positionPath,
  tilePath,
  TileTree,
  tileWidth,
  verifyConsistency,
} from '@quipu/proof';
import { given } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import { sequence } from '../support/log.ts';
import { startLog } from '../support/log-api.ts';

/** One log for all: each test adds to it what it is about. */
const log = await startLog();
afterAll(async () => log[Symbol.asyncDispose]());

let contributions = 100;
const act = () => given(log.db).contribution(`CTR-${(contributions += 1)}`);

/** The tree as a verifier sees it: tiles by HTTP alone, as wide as a log of `size` leaves has them. */
const treeOf = (size: number) =>
  new TileTree((level, position) => log.bytes(tilePath(level, position, tileWidth(level, position, size))));

async function leavesOf(size: number): Promise<Uint8Array[]> {
  const bundles = Array.from({ length: Math.ceil(size / 256) }, async (_, position) => {
    const width = tileWidth(0, position, size);
    return parseBundle(await log.bytes(tilePath('entries', position, width)), width);
  });
  return (await Promise.all(bundles)).flat();
}

test('the checkpoint is the root of the tiles, and the tiles are the hashes of the entries', async () => {
  const { origin, size, root } = await log.checkpoint();
  expect([origin, size > 256]).toEqual([log.origin, true]);
  expect(base64(await treeOf(size).root(size))).toBe(base64(root));
  const leaves = await leavesOf(size);
  expect(leaves).toHaveLength(size);
  for (let position = 0; position * 256 < size; position += 1) {
    const width = tileWidth(0, position, size);
    const hashes = leaves.slice(position * 256, position * 256 + width).map(leafHash);
    expect((await log.bytes(tilePath(0, position, width))).equals(Buffer.concat(hashes))).toBe(true);
  }
});

test('nothing leaves that no checkpoint covers', async () => {
  const { size } = await log.checkpoint();
  const [position, width] = [Math.floor(size / 256), size % 256];
  const pathsOf = (wide: number) => [
    tilePath(0, position, wide),
    tilePath('entries', position, wide),
    `disclosures/${positionPath(position, wide)}`,
  ];
  await act();
  await sequence(log.db);
  for (const path of pathsOf(width)) expect([path, (await log.get(path)).status]).toEqual([path, 200]);
  for (const path of pathsOf(width + 1)) expect([path, (await log.get(path)).status]).toEqual([path, 404]);
  expect((await log.checkpoint()).size).toBe(size);
  expect(await log.publish()).toBeGreaterThan(size);
  for (const path of pathsOf(width + 1)) expect([path, (await log.get(path)).status]).toEqual([path, 200]);
});

test('what an older checkpoint needs stays where it was, byte for byte', async () => {
  const { size, root } = await log.checkpoint();
  for (let times = 0; times < 3; times += 1) await act();
  await log.publish();
  expect(base64(await treeOf(size).root(size))).toBe(base64(root));
});

test('as long as nothing is signed, the log says so and shows nothing', async () => {
  await using empty = await startApi();
  const get = (path: string) => empty.http.get(`/journal/${path}`).set('accept-language', 'en');
  for (const path of ['checkpoint', 'vkey', 'consistency?from=1&to=1']) {
    const { status, body } = await get(path);
    expect([status, body.detail]).toEqual([404, expect.stringContaining('Nothing of the log is signed yet')]);
  }
  for (const isNumbered of [false, true]) {
    if (isNumbered) await sequence(empty.database);
    const paths = ['tile/0/000', 'tile/0/000.p/1', 'tile/entries/000.p/1', 'disclosures/000.p/1'];
    for (const path of paths) expect([path, (await get(path)).status]).toEqual([path, 404]);
  }
});

test.each([
  ['no padding', 'tile/0/0'],
  ['too much padding', 'tile/0/x000/000'],
  ['four digits', 'tile/0/0000'],
  ['the x forgotten', 'tile/0/000/001'],
  ['an x at the end', 'tile/0/x000'],
  ['a level with a zero before it', 'tile/00/000'],
  ['a level beyond 63', 'tile/64/000'],
  ['a level below 0', 'tile/-1/000'],
  ['a level of words', 'tile/data/000'],
  ['no width', 'tile/0/000.p/0'],
  ['the whole width', 'tile/0/000.p/256'],
  ['a width with a zero before it', 'tile/0/000.p/01'],
  ['a width of nothing', 'tile/0/000.p/'],
  ['escaped digits', 'tile/0/%30%30%30'],
  ['a slash at the end', 'tile/0/000/'],
  ['a slash too many', 'tile/0//000'],
  ['more than can be counted', `tile/0/${'x999/'.repeat(6)}999`],
  ['a tile of tomorrow', 'tile/0/x001/000'],
  ['a level of tomorrow', 'tile/9/000'],
  ['a bundle of tomorrow', 'tile/entries/x123/x456/789'],
  ['no tile', 'tile'],
  ['nothing', 'tile/'],
  ['disclosures without padding', 'disclosures/0'],
  ['disclosures of tomorrow', 'disclosures/x001/000'],
])('%s is nothing, and nobody keeps that answer', async (_, path) => {
  const { status, headers } = await log.get(path);
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([
    404,
    'application/problem+json; charset=utf-8',
    'no-store',
  ]);
});

test('the log proves that it only grew', async () => {
  const old = await log.checkpoint();
  await act();
  await log.publish();
  const now = await log.checkpoint();
  const { body } = await log.get(`consistency?from=${old.size}&to=${now.size}`);
  expect([body.from, body.to]).toEqual([old.size, now.size]);
  const hashes = (body.hashes as string[]).map((hash) => fromBase64(hash) ?? new Uint8Array());
  expect(verifyConsistency({ from: old.size, to: now.size }, hashes, old.root, now.root)).toBe(true);
  expect((await log.get(`consistency?from=${now.size}&to=${now.size}`)).body.hashes).toEqual([]);
});

test.each([
  ['from=1', 'to', /“to” must be a whole number/],
  ['to=2', 'from', /“from” must be a whole number/],
  ['from=0&to=2', 'from', /“from” must lie between 1 and 2/],
  ['from=3&to=2', 'from', /“from” must lie between 1 and 2/],
  ['from=1&to=99999999', 'to', /“to” must lie between 1 and \d{3}/],
  ['from=-1&to=2', 'from', /whole number/],
  ['from=1.5&to=2', 'from', /whole number/],
  ['from=1e0&to=2', 'from', /whole number/],
  ['from=1&from=1&to=2', 'from', /must be text/],
  ['from=1&to=2&size=3', 'size', /is not a field/],
  ['from=99999999999999999999&to=2', 'from', /whole number/],
])('consistency?%s is refused in words', async (query, field, words) => {
  const { status, body } = await log.get(`consistency?${query}`);
  expect([status, body.code, body.fields[0].field]).toEqual([400, 'BAD_USER_INPUT', field]);
  expect(body.fields[0].message).toMatch(words);
});
