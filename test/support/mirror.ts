import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { formatBundle, tilePath, tileWidth, TILE_WIDTH } from '@quipu/proof';
import { withClient, type TestDatabase } from './database.ts';

/** A folder with a copy of the public log. */
export interface TestMirror extends Disposable {
  readonly folder: string;
  readonly size: number;
}

/** What anybody may have copied of the log of `db` at its last checkpoint, by the paths of c2sp.org/tlog-tiles. */
export async function mirrorOf(db: Pick<TestDatabase, 'url'>): Promise<TestMirror> {
  const folder = mkdtempSync(join(tmpdir(), 'quipu-mirror-'));
  const put = (path: string, bytes: Uint8Array | string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  };
  const size = await withClient(db.url, async (client) => {
    const { rows: checkpoints } = await client.query<{ size: string; note: string }>(
      `select size, note || coalesce((select string_agg(line, '') from journal.cosignatures where size = newest.size), '') as note
       from journal.checkpoints as newest order by size desc limit 1`,
    );
    const covered = Number(checkpoints[0]?.size);
    const { rows: tiles } = await client.query<{ level: number; position: string; hashes: Buffer }>(
      'select level, position, hashes from journal.tiles',
    );
    for (const { level, position, hashes } of tiles) {
      const width = tileWidth(level, Number(position), covered);
      if (width > 0) put(tilePath(level, Number(position), width), hashes.subarray(0, width * 32));
    }
    for (let position = 0; position * TILE_WIDTH < covered; position++) {
      const { rows: leaves } = await client.query<{ body: Buffer }>(
        'select body from journal.leaves where log_index >= $1 and log_index < $2 order by log_index',
        [position * TILE_WIDTH, Math.min(covered, (position + 1) * TILE_WIDTH)],
      );
      put(tilePath('entries', position, leaves.length), formatBundle(leaves.map(({ body }) => body)));
    }
    put('checkpoint', checkpoints[0]?.note ?? '');
    return covered;
  });
  return { folder, size, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}
