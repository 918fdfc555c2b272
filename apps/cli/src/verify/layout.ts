import { disclosuresPath, parsePositionPath, parseTilePath, tilePath, tileWidth, TILE_WIDTH } from '@quipu/proof';

/** A file of a log of a certain size. */
export interface LogFile {
  readonly path: string;
  /** Whether it says for ever what it says: an erasure takes from disclosures. */
  readonly isForEver: boolean;
}

/** Widths of the tiles of a level in a tree of `size` leaves, from the left. */
function widthsOf(level: number, size: number): number[] {
  const count = Math.ceil(Math.floor(size / TILE_WIDTH ** level) / TILE_WIDTH);
  return Array.from({ length: count }, (_, position) => tileWidth(level, position, size));
}

/** Every tile, bundle of entries and bundle of disclosures of a log of `size` entries, c2sp.org/tlog-tiles. */
export function filesOf(size: number): LogFile[] {
  const files: LogFile[] = [];
  for (let level = 0; tileWidth(level, 0, size) > 0; level++)
    files.push(
      ...widthsOf(level, size).map((width, position) => ({ path: tilePath(level, position, width), isForEver: true })),
    );
  const widths = widthsOf(0, size);
  return [
    ...files,
    ...widths.map((width, position) => ({ path: tilePath('entries', position, width), isForEver: true })),
    ...widths.map((width, position) => ({ path: disclosuresPath(position, width), isForEver: false })),
  ];
}

/** The bundle that has to be checked so that the file at `path` is; of a tile above others, the first one below it. */
export function bundleBelow(path: string): number {
  const disclosures = parsePositionPath(path.replace(/^disclosures\//, ''));
  if (disclosures) return disclosures.position;
  const tile = parseTilePath(path);
  if (!tile) throw new RangeError(`${path} is no file of a log`);
  return tile.level === 'entries' ? tile.position : tile.position * TILE_WIDTH ** tile.level;
}
