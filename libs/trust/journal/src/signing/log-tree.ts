import { TileTree } from '@quipu/proof';
import type pg from 'pg';
import * as statements from './statements.ts';

/** The tree as the tiles of the database have it. Tiles only grow, so one object serves any size up to the head's. */
export const logTree = (database: Pick<pg.Pool, 'query'>): TileTree =>
  new TileTree(async (level, position) => {
    const { rows } = await database.query<{ hashes: Buffer }>(statements.READ_TILE, [level, position]);
    return rows[0]?.hashes;
  });
