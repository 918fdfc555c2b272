import { access, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { decodeLeaf, parseBundle, tilePath, tileWidth, TILE_WIDTH, type Source } from '@quipu/proof';
import { writeWhole } from './files.ts';
import { bundleBelow, filesOf, type LogFile } from './layout.ts';
import { Folder } from './sources.ts';

/** Requests under way at the same time. */
const AT_ONCE = 8;

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** Acts after which the log may tell less of old entries than before: an erasure, or a loss that it admits. */
const TAKES_AWAY: ReadonlySet<string> = new Set(['erasure', 'incident']);

/** Does `work` for all, some at the same time. After a failure nothing more is begun, and what was begun is waited for. */
async function inParallel<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all].toReversed();
  const worker = async () => {
    try {
      for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) await work(one);
    } finally {
      waiting.length = 0;
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
}

export interface Fetched {
  /** Files asked for. */
  readonly count: number;
  /** Whether something may have been taken from what the log tells. */
  readonly isLess: boolean;
}

/**
 * A copy of a log in a folder. What comes in is put aside, in `.incoming`, until it is verified; an interrupted run goes
 * on with it. Only one run at a time may work on a folder.
 */
export class Copy implements Source {
  readonly folder: string;
  readonly #incoming: string;
  readonly #sources: readonly Source[];

  constructor(folder: string) {
    this.folder = folder;
    this.#incoming = join(folder, '.incoming');
    this.#sources = [new Folder(this.#incoming), new Folder(folder)];
  }

  /** What is put aside, else what is published. */
  async read(path: string): Promise<Uint8Array | undefined> {
    const [incoming, published] = this.#sources;
    return (await incoming!.read(path)) ?? published!.read(path);
  }

  /** A published file as text. */
  async published(path: string): Promise<string | undefined> {
    const bytes = await this.#sources[1]!.read(path);
    return bytes && Buffer.from(bytes).toString('utf8');
  }

  /**
   * Puts aside what a log of `size` entries has and this copy, of `had`, has not; and all disclosures again when
   * something may have been taken from them.
   */
  async fetch(log: Source, size: number, had: number, progress: (done: number, of: number) => void): Promise<Fetched> {
    // What was told then may have been erased since.
    await rm(join(this.#incoming, 'disclosures'), { recursive: true, force: true });
    const files = filesOf(size);
    const [proofs, told] = [files.filter(({ isForEver }) => isForEver), files.filter(({ isForEver }) => !isForEver)];
    const missing = await this.#missing(proofs);
    let done = 0;
    const take = async (path: string): Promise<void> => {
      const bytes = await log.read(path);
      if (bytes) await writeWhole(join(this.#incoming, path), bytes);
      progress(++done, missing.length + told.length);
    };
    await inParallel(missing, take);
    const isLess = await this.#tellsLess(had, size);
    const stale = isLess ? told.map(({ path }) => path) : await this.#missing(told);
    await inParallel(stale, take);
    return { count: missing.length + stale.length, isLess };
  }

  /** The bundles that have to be checked so that everything which is put aside is. */
  async bundlesToCheck(size: number): Promise<number[]> {
    return [...new Set((await this.#putAside(size)).map(bundleBelow))].toSorted((one, other) => one - other);
  }

  /** Publishes what was put aside, then the key and at last the checkpoint. A reader always finds a whole log. */
  async publish(size: number, vkeys: readonly string[], note: string): Promise<void> {
    for (const path of await this.#putAside(size)) {
      await mkdir(dirname(join(this.folder, path)), { recursive: true });
      await rename(join(this.#incoming, path), join(this.folder, path));
    }
    await this.discard();
    await writeWhole(join(this.folder, 'vkey'), `${vkeys.join('\n')}\n`);
    await writeWhole(join(this.folder, 'checkpoint'), note);
  }

  /** Throws away what was put aside. */
  async discard(): Promise<void> {
    await rm(this.#incoming, { recursive: true, force: true });
  }

  /**
   * Removes the partial files of other sizes than `size`. Those of `had`, the size before, stay for whoever has just read
   * that checkpoint; but not what they tell, where the log tells less now. @returns how many
   */
  async removePartials(size: number, had: number, isLess: boolean): Promise<number> {
    const before = filesOf(had).filter(({ isForEver }) => isForEver || !isLess);
    const kept = new Set([...filesOf(size), ...before].map(({ path }) => path));
    const all = await Promise.all(['tile', 'disclosures'].map((below) => this.#filesBelow(below)));
    const stale = all.flat().filter((path) => /\.p\/\d+$/.test(path) && !kept.has(path));
    for (const path of stale) {
      await rm(join(this.folder, path));
      // Refused, as it should be, while others are in it.
      await rmdir(dirname(join(this.folder, path))).catch(() => undefined);
    }
    return stale.length;
  }

  async #filesBelow(below: string): Promise<string[]> {
    const names = await readdir(join(this.folder, below), { recursive: true }).catch(() => []);
    return names.map((name) => `${below}/${name.split(sep).join('/')}`);
  }

  async #putAside(size: number): Promise<string[]> {
    const paths = filesOf(size).map(({ path }) => path);
    const areThere = await Promise.all(paths.map((path) => isThere(join(this.#incoming, path))));
    return paths.filter((_, at) => areThere[at]);
  }

  async #missing(files: readonly LogFile[]): Promise<string[]> {
    const areThere = await Promise.all(
      files.map(
        async ({ path }) => (await isThere(join(this.#incoming, path))) || (await isThere(join(this.folder, path))),
      ),
    );
    return files.filter((_, at) => !areThere[at]).map(({ path }) => path);
  }

  /** Whether one of the entries from `had` on takes from what was told before. What cannot be read is found later. */
  async #tellsLess(had: number, size: number): Promise<boolean> {
    for (let position = Math.floor(had / TILE_WIDTH); position * TILE_WIDTH < size; position++) {
      const width = tileWidth(0, position, size);
      const bundle = await this.read(tilePath('entries', position, width));
      if (bundle && takesAway(bundle, width)) return true;
    }
    return false;
  }
}

function takesAway(bundle: Uint8Array, width: number): boolean {
  try {
    return parseBundle(bundle, width)
      .map(decodeLeaf)
      .some(({ kind, op }) => kind === 'journal' && TAKES_AWAY.has(op));
  } catch {
    return false;
  }
}
