import { expect, test } from '@jest/globals';
import { appendLeaves, leafHash, TileTree } from '@quipu/proof';
import { Frontier } from './frontier.ts';

const SIZE = 70_000;
const hashes = Array.from({ length: SIZE }, (_, at) => leafHash(Buffer.from(`leaf ${at}`)));

test('it has the root that the tiles have, at every size, and closes the subtrees that they hold', async () => {
  const tiles = new Map(
    appendLeaves(new Map(), 0, hashes).map((tile) => [`${tile.level}/${tile.position}`, tile.hashes]),
  );
  const tree = new TileTree((level, position) => Promise.resolve(tiles.get(`${level}/${position}`)));
  const frontier = new Frontier();
  expect(frontier.root()).toEqual(await tree.root(0));
  let held = 0;
  for (const leaf of hashes) {
    for (const { height, position, hash } of frontier.push(leaf).filter(({ height }) => height % 8 === 0)) {
      const tile = tiles.get(`${height / 8}/${Math.floor(position / 256)}`);
      expect(Buffer.from(hash).equals(tile!.subarray((position % 256) * 32, (position % 256) * 32 + 32))).toBe(true);
      held += 1;
    }
    if ([1, 2, 3, 255, 256, 257, 65_535, 65_536, 65_537, SIZE].includes(frontier.size))
      expect(frontier.root()).toEqual(await tree.root(frontier.size));
  }
  expect(held).toBe(SIZE + 273 + 1);
});
