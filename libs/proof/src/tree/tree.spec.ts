import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { appendLeaves, edgeTiles, tileWidth } from './tiles.ts';
import { TileTree } from './tile-tree.ts';
import { EMPTY_ROOT, leafHash, nodeHash, verifyConsistency, verifyInclusion } from './tree.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const leavesOf = (count: number) =>
  Array.from({ length: count }, (_, at) => leafHash(Uint8Array.of(at >> 8, at & 255)));

/** The Merkle tree hash, as RFC 6962 section 2.1 defines it. */
function rootOf(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length < 2) return leaves[0] ?? EMPTY_ROOT;
  const left = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return nodeHash(rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)));
}

/** Appends batch after batch, as a log does, and keeps its tiles. */
function logOf(leaves: readonly Uint8Array[], batches: readonly number[]) {
  const tiles = new Map<string, Uint8Array>();
  let size = 0;
  for (const batch of [...batches, leaves.length]) {
    const edge = new Map(
      edgeTiles(size).map(({ level, position }) => [level, tiles.get(`${level}/${position}`)!] as const),
    );
    const hashes = leaves.slice(size, size + batch);
    for (const { level, position, hashes: all } of appendLeaves(edge, size, hashes))
      tiles.set(`${level}/${position}`, all);
    size += hashes.length;
  }
  return { tiles, tree: new TileTree(async (level, position) => tiles.get(`${level}/${position}`)) };
}

/** The eight leaves and roots that implementations of Certificate Transparency share. */
const CT_LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const CT_ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('the empty tree has the hash of nothing', async () => {
  expect(hex(EMPTY_ROOT)).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(await new TileTree(async () => undefined).root(0)).toEqual(EMPTY_ROOT);
});

test('the roots of the leaves that Certificate Transparency tests with are theirs', async () => {
  const leaves = CT_LEAVES.map((leaf) => leafHash(Buffer.from(leaf, 'hex')));
  const { tree } = logOf(leaves, [1, 1, 1, 1, 1, 1, 1, 1]);
  const roots = await Promise.all(CT_ROOTS.map(async (_, at) => hex(await tree.root(at + 1))));
  expect(roots).toEqual(CT_ROOTS);
});

test('the proofs of Certificate Transparency hold: leaf 5 of 8, and 6 leaves grown to 8', async () => {
  const leaves = CT_LEAVES.map((leaf) => leafHash(Buffer.from(leaf, 'hex')));
  const { tree } = logOf(leaves, []);
  const path = await tree.inclusion(5, 8);
  expect(path.map(hex)).toEqual([
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
  expect((await tree.consistency(6, 8)).map(hex)).toEqual([
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
  expect(verifyInclusion(5, 8, leaves[5]!, path, Buffer.from(CT_ROOTS[7]!, 'hex'))).toBe(true);
});

const sizes = fc.integer({ min: 1, max: 1500 });

test('however the leaves come in, roots are those of the definition and every proof holds', async () => {
  await fc.assert(
    fc.asyncProperty(
      sizes,
      fc.array(fc.nat(600), { maxLength: 6 }),
      fc.nat(),
      fc.nat(),
      async (size, batches, a, b) => {
        const leaves = leavesOf(size);
        const { tree } = logOf(leaves, batches);
        const root = rootOf(leaves);
        const [index, from] = [a % size, b % (size + 1)];
        expect(await tree.root(size)).toEqual(root);
        expect(verifyInclusion(index, size, leaves[index]!, await tree.inclusion(index, size), root)).toBe(true);
        const path = await tree.consistency(from, size);
        expect(verifyConsistency({ from, to: size }, path, rootOf(leaves.slice(0, from)), root)).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});

test('a proof with a hash more, less, changed or moved, or for another place, proves nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), async (size, a, b) => {
      const leaves = leavesOf(size);
      const { tree } = logOf(leaves, []);
      const root = rootOf(leaves);
      const index = a % size;
      const path = await tree.inclusion(index, size);
      const holds = (at: number, of: number, proof: readonly Uint8Array[]) =>
        verifyInclusion(at, of, leaves[index]!, proof, root);
      const other = path.map((hash, at) => (at === b % path.length ? leafHash(hash) : hash));
      expect([
        holds(index, size, path.slice(1)),
        holds(index, size, path.slice(0, -1)),
        holds(index, size, [...path, root]),
        holds(index, size, other),
        holds((index + 1) % size, size, path),
        holds(size, size, path),
        holds(-1, size, path),
        holds(index + 0.5, size, path),
        verifyInclusion(index, size, leafHash(leaves[index]!), path, root),
      ]).not.toContain(true);
    }),
    { numRuns: 40 },
  );
});

test('no proof of consistency holds for a tree that differs in one leaf, or with its hashes touched', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), async (size, a, b) => {
      const leaves = leavesOf(size);
      const from = 1 + (a % (size - 1));
      const changed = leaves.map((leaf, at) => (at === b % from ? leafHash(leaf) : leaf));
      const root = rootOf(leaves);
      const path = await logOf(leaves, []).tree.consistency(from, size);
      const holds = (proof: readonly Uint8Array[], old: Uint8Array, to = size) =>
        verifyConsistency({ from, to }, proof, old, root);
      const old = rootOf(leaves.slice(0, from));
      expect([
        holds(path, rootOf(changed.slice(0, from))),
        holds(path.slice(1), old),
        holds(path.slice(0, -1), old),
        holds([...path, root], old),
        holds(path.map(leafHash), old),
        holds(path, old, from - 1),
      ]).not.toContain(true);
    }),
    { numRuns: 40 },
  );
});

test('a tree of the same size is consistent only with itself, and everything extends the empty tree', () => {
  const [one, two] = leavesOf(2) as [Uint8Array, Uint8Array];
  expect(verifyConsistency({ from: 1, to: 1 }, [], one, one)).toBe(true);
  expect(verifyConsistency({ from: 1, to: 1 }, [], one, two)).toBe(false);
  expect(verifyConsistency({ from: 0, to: 1 }, [], EMPTY_ROOT, one)).toBe(true);
  expect(verifyConsistency({ from: 0, to: 1 }, [], two, one)).toBe(false);
  expect(verifyConsistency({ from: 0, to: 0 }, [], EMPTY_ROOT, one)).toBe(false);
});

test('a tree of 70,000 leaves has the tiles that the specification counts', () => {
  const { tiles } = logOf(
    Array.from({ length: 70_000 }, () => EMPTY_ROOT),
    [69_999],
  );
  const width = ([, hashes]: [string, Uint8Array]) => hashes.length / 32;
  const at = (level: number) => [...tiles].filter(([key]) => key.startsWith(`${level}/`)).map(width);
  expect(at(0)).toEqual([...Array.from({ length: 273 }, () => 256), 112]);
  expect(at(1)).toEqual([256, 17]);
  expect(at(2)).toEqual([1]);
  expect(edgeTiles(70_000)).toEqual([
    { level: 0, position: 273, width: 112 },
    { level: 1, position: 1, width: 17 },
    { level: 2, position: 0, width: 1 },
  ]);
  expect([tileWidth(1, 0, 70_000), tileWidth(1, 1, 70_000), tileWidth(1, 2, 70_000)]).toEqual([256, 17, 0]);
});

test('an edge of another size is refused, and so is a proof from tiles that are missing or short', async () => {
  const { tiles } = logOf(leavesOf(300), []);
  expect(() => appendLeaves(new Map(), 300, leavesOf(1))).toThrow(expect.objectContaining({ code: 'TILE_MISSING' }));
  const short = new TileTree(async (level, position) => tiles.get(`${level}/${position}`)?.subarray(0, 32 * 43));
  await expect(short.root(300)).rejects.toMatchObject({ code: 'TILE_MISSING', detail: 'tile 0/1' });
  await expect(short.inclusion(300, 300)).rejects.toThrow(RangeError);
  await expect(short.consistency(301, 300)).rejects.toThrow(RangeError);
});
