import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseBundle, TILE_WIDTH, tilePath, TileTree, tileWidth, type TileLevel } from '@quipu/proof';
import { faultCode } from '../signing/durable-file.ts';
import { SigningRefused } from '../signing/refusal.ts';

/** Of one file; a bundle of the longest leaves has 16 MiB. */
const REQUEST_MS = 60_000;
/** Where the log stands below an address or a folder that holds more than the log. */
const ROOTS = ['', 'journal'];

/**
 * A copy of the log by the paths of c2sp.org/tlog-tiles: a folder, or what an HTTP server serves. Nothing that it says is
 * verified here. Every read rejects with SigningRefused MIRROR_UNREADABLE, which names the path, when there is nothing.
 */
export class Mirror {
  private constructor(
    /** The folder or address as it was given. */
    readonly place: string,
    private readonly root: string,
    /** The newest checkpoint, as a signed note. */
    readonly note: string,
  ) {}

  /** @param place `https://host/path` or a folder; the log stands in it or below its `journal` */
  static async open(place: string): Promise<Mirror> {
    for (const root of ROOTS) {
      const note = await readOptional(place, join(root, 'checkpoint'));
      if (note) return new Mirror(place, root, note.toString('utf8'));
    }
    throw new SigningRefused('MIRROR_UNREADABLE', { place, path: 'checkpoint', reason: 'ENOENT' });
  }

  /** The tree as the mirror's tiles have it, up to `size` leaves. */
  tree(size: number): TileTree {
    return new TileTree((level, position) => this.tile(level, position, tileWidth(level, position, size)));
  }

  /** The first `width` hashes of a tile. */
  async tile(level: number, position: number, width: number): Promise<Uint8Array> {
    const hashes = await this.read(level, position, width);
    return hashes.subarray(0, width * 32);
  }

  /** The bodies of the first `width` leaves of a bundle. @throws ProofError BUNDLE_MALFORMED */
  async bundle(position: number, width: number): Promise<Uint8Array[]> {
    const path = tilePath('entries', position, width);
    const partial = await readOptional(this.place, join(this.root, path));
    if (partial) return parseBundle(partial, width);
    const full = await this.read('entries', position, TILE_WIDTH);
    return parseBundle(full, TILE_WIDTH).slice(0, width);
  }

  /** A partial tile may be gone once the full one is there. */
  private async read(level: TileLevel, position: number, width: number): Promise<Buffer> {
    const path = tilePath(level, position, width);
    const found =
      (await readOptional(this.place, join(this.root, path))) ??
      (await readOptional(this.place, join(this.root, tilePath(level, position))));
    if (!found) throw new SigningRefused('MIRROR_UNREADABLE', { place: this.place, path, reason: 'ENOENT' });
    return found;
  }
}

/** The bytes at `path` below `place`; undefined when there is nothing. */
async function readOptional(place: string, path: string): Promise<Buffer | undefined> {
  const unreadable = (reason: string) => new SigningRefused('MIRROR_UNREADABLE', { place, path, reason });
  try {
    if (!/^https?:\/\//.test(place)) return await readFile(join(place, path));
    const response = await fetch(new URL(path, place.replace(/\/*$/, '/')), {
      signal: AbortSignal.timeout(REQUEST_MS),
    });
    if (response.status === 404) return undefined;
    if (!response.ok) throw unreadable(String(response.status));
    return Buffer.from(await response.arrayBuffer());
  } catch (fault) {
    if (fault instanceof SigningRefused) throw fault;
    if (['ENOENT', 'ENOTDIR'].includes(faultCode(fault))) return undefined;
    throw unreadable(faultCode(fault) || String(fault));
  }
}
