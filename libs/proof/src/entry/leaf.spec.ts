import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { decodeLeaf, encodeLeaf, parseLeaf, partDigest, partSalt, type Leaf } from './leaf.ts';

const sha256 = (...parts: (string | Uint8Array)[]) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const DIGEST = 'A'.repeat(43);

const leaf = (over: Partial<Leaf> = {}): Leaf => ({
  v: 1,
  act: 'decision.recorded',
  actId: '17',
  at: '2026-11-21T01:59:48.335375Z',
  entry: '711',
  kind: 'decisions',
  op: 'insert',
  parts: { who: DIGEST, core: DIGEST },
  prev: null,
  ref: 'a67cc6f4-c704-47ab-94a0-b60103dec803',
  role: 'coordinator',
  shape: 1,
  ...over,
});

test('the bytes of a leaf are canonical JSON, and read back as the leaf', () => {
  expect(Buffer.from(encodeLeaf(leaf({ prev: '42' }))).toString()).toBe(
    `{"act":"decision.recorded","actId":"17","at":"2026-11-21T01:59:48.335375Z","entry":"711","kind":"decisions","op":"insert",` +
      `"parts":{"core":"${DIGEST}","who":"${DIGEST}"},"prev":"42","ref":"a67cc6f4-c704-47ab-94a0-b60103dec803",` +
      `"role":"coordinator","shape":1,"v":1}`,
  );
  expect(decodeLeaf(encodeLeaf(leaf()))).toEqual(leaf());
});

test('the digest of a part is that of its salt and its canonical value', () => {
  const salt32 = Buffer.alloc(32, 7);
  const salt16 = sha256('quipu-salt/v1\n', salt32, 'text.reasons').subarray(0, 16);
  expect(Buffer.from(partSalt(salt32, 'text.reasons'))).toEqual(salt16);
  expect(partDigest(salt16, 'text.reasons', { b: 'ñ', a: 1 })).toBe(
    sha256('quipu-part/v1\n', salt16, '["text.reasons",{"a":1,"b":"ñ"}]').toString('base64url'),
  );
});

test.each([
  ['another version', { v: 2 as unknown as 1 }],
  ['a number for an id', { entry: 711 as unknown as string }],
  ['an id with zeros in front', { actId: '017' }],
  ['a time without its decimals', { at: '2026-11-21T01:59:48Z' }],
  ['a time of another zone', { at: '2026-11-21T01:59:48.335375-05:00' }],
  ['a digest that is too short', { parts: { core: 'AA' } }],
  ['parts in a list', { parts: [DIGEST] as unknown as Leaf['parts'] }],
  ['a log index below zero', { prev: '-1' }],
  ['a member that no leaf has', { more: 1 } as Partial<Leaf>],
])('%s is no leaf', (_, over) => {
  expect(() => decodeLeaf(encodeLeaf(leaf(over)))).toThrow(expect.objectContaining({ code: 'LEAF_MALFORMED' }));
});

test.each([
  ['spaces', JSON.stringify(leaf(), null, 1)],
  ['another order', JSON.stringify(leaf())],
  ['a member twice', `{"v":1,${Buffer.from(encodeLeaf(leaf())).toString().slice(1)}`],
  ['nothing', ''],
  ['a list', '[]'],
  ['null', 'null'],
  ['half', Buffer.from(encodeLeaf(leaf())).toString().slice(0, 50)],
])('a text with %s is no leaf', (_, text) => {
  expect(() => parseLeaf(text)).toThrow(expect.objectContaining({ code: 'LEAF_MALFORMED' }));
});

test('bytes that are not UTF-8, or begin with a byte order mark, are no leaf', () => {
  expect(() => decodeLeaf(Uint8Array.of(0xff, 0xfe))).toThrow(expect.objectContaining({ code: 'LEAF_MALFORMED' }));
  expect(() => decodeLeaf(Buffer.concat([Buffer.from('\ufeff'), encodeLeaf(leaf())]))).toThrow(
    expect.objectContaining({ code: 'LEAF_MALFORMED' }),
  );
});

test('a leaf that a bundle could not carry is refused', () => {
  expect(() => encodeLeaf(leaf({ ref: 'x'.repeat(65_535) }))).toThrow(
    expect.objectContaining({ code: 'LEAF_MALFORMED' }),
  );
});
