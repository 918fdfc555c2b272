import { TILE_WIDTH, positionPath, tilePath } from '../tree/tiles.ts';
import { parseBundle } from '../entry/bundle.ts';
import { fromUtf8 } from '../bytes.ts';
import { HASH_BYTES } from '../tree/tree.ts';
import { Disproof } from './problem.ts';

/** Where a log is read from: a server, a folder, a cache in front of either. */
export interface Source {
  /**
   * The bytes at a path below the log (`checkpoint`, `tile/0/000`, `tile/entries/000.p/7`, `disclosures/000`); undefined
   * when there is nothing. Rejects when it cannot be known, because the server does not answer.
   */
  read(path: string): Promise<Uint8Array | undefined>;
}

/** Disclosures of a bundle stand beside it. */
export const disclosuresPath = (position: number, width: number = TILE_WIDTH): string =>
  `disclosures/${positionPath(position, width)}`;

/**
 * Reads what is `width` wide. A log may have dropped the partial file once the full one is there, which begins with it.
 * @throws Disproof FILE_MISSING when neither is there
 */
async function readWide<T>(
  source: Source,
  pathOf: (width: number) => string,
  width: number,
  take: (bytes: Uint8Array, width: number) => T,
): Promise<T> {
  const exact = await source.read(pathOf(width));
  if (exact) return take(exact, width);
  const full = width < TILE_WIDTH ? await source.read(pathOf(TILE_WIDTH)) : undefined;
  if (full) return take(full, TILE_WIDTH);
  throw new Disproof('FILE_MISSING', { path: pathOf(width) });
}

/** The first `width` hashes of a tile. @throws Disproof FILE_MISSING, TILE_OTHER when it has another length */
export function readTile(source: Source, level: number, position: number, width: number): Promise<Uint8Array> {
  const pathOf = (wide: number) => tilePath(level, position, wide);
  return readWide(source, pathOf, width, (bytes, wide) => {
    if (bytes.length !== wide * HASH_BYTES) throw new Disproof('TILE_OTHER', { path: pathOf(wide) });
    return bytes.subarray(0, width * HASH_BYTES);
  });
}

/** The first `width` bodies of a bundle. @throws Disproof FILE_MISSING, BUNDLE_MALFORMED */
export function readBundle(source: Source, position: number, width: number): Promise<Uint8Array[]> {
  const pathOf = (wide: number) => tilePath('entries', position, wide);
  return readWide(source, pathOf, width, (bytes, wide) => {
    try {
      return parseBundle(bytes, wide).slice(0, width);
    } catch {
      throw new Disproof('BUNDLE_MALFORMED', { detail: pathOf(wide) });
    }
  });
}

/** The lines that tell of the first `width` entries of a bundle. @throws Disproof FILE_MISSING, DISCLOSURE_MALFORMED */
export function readDisclosures(source: Source, position: number, width: number): Promise<string[]> {
  const pathOf = (wide: number) => disclosuresPath(position, wide);
  return readWide(source, pathOf, width, (bytes, wide) => {
    const lines = fromUtf8(bytes)?.split('\n');
    if (lines?.pop() !== '' || lines.length !== wide)
      throw new Disproof('DISCLOSURE_MALFORMED', { detail: pathOf(wide) });
    return lines.slice(0, width);
  });
}
