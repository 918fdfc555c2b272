import { randomBytes } from '@noble/hashes/utils.js';
import { equal, fromUtf8 } from '../bytes.ts';
import { ProofError } from '../error.ts';
import { parseCheckpoint, type Checkpoint } from '../note/checkpoint.ts';
import { unverifiedText } from '../note/note.ts';
import { parseVkey } from '../note/vkey.ts';
import { TILE_WIDTH, tileWidth } from '../tree/tiles.ts';
import { addChecked, checkBundle, NOTHING_CHECKED, type Checked } from './bundle.ts';
import { LogTiles } from './log-tiles.ts';
import { Disproof, problemOf, type Problem } from './problem.ts';
import { openCheckpoint, quorumProblems, type SignedCheckpoint, type Trust } from './signed-checkpoint.ts';
import type { Source } from './source.ts';

export interface LogOptions extends Trust {
  /** The checkpoint, as a note, that was accepted last time: the log must begin with what it covers. */
  readonly previous?: string | undefined;
  /** Which bundles of 256 entries to read: so many, the newest and others by chance; those at these positions; or all. */
  readonly bundles: number | readonly number[] | 'all';
  /** Whether to check what is published of the entries that are read. */
  readonly disclosures?: boolean;
  /** Told after each bundle. */
  readonly progress?: (done: number, of: number) => void;
  /** Ends the work: {@link verifyLog} rejects with its reason. */
  readonly signal?: AbortSignal;
}

/** What is proven of a log, and all that is wrong, up to {@link PROBLEMS_AT_MOST}. */
export interface LogVerdict {
  readonly isVerified: boolean;
  readonly problems: readonly Problem[];
  /** The checkpoint that was read, as a note: what to remember when `isVerified`. */
  readonly note?: string;
  readonly checkpoint?: SignedCheckpoint;
  /** Size of the previous checkpoint that the log was shown to extend. */
  readonly extends?: number;
  readonly checked: Checked;
}

/** Where many things are wrong, more would say no more. */
export const PROBLEMS_AT_MOST = 100;
/** Bundles read at the same time. */
const AT_ONCE = 8;

async function readNote(source: Source): Promise<string> {
  const bytes = await source.read('checkpoint');
  if (!bytes) throw new Disproof('FILE_MISSING', { path: 'checkpoint' });
  const note = fromUtf8(bytes);
  if (note === undefined) throw new ProofError('NOTE_MALFORMED', 'UTF-8');
  return note;
}

/** The previous checkpoint. @throws Disproof when it is of another log, or of more leaves than there are now */
function readPrevious({ origin, size }: SignedCheckpoint, previous: string): Checkpoint {
  const was = parseCheckpoint(unverifiedText(previous));
  if (was.origin !== origin) throw new Disproof('ORIGIN_OTHER', { expected: was.origin, found: origin });
  if (was.size > size) throw new Disproof('LOG_SHRANK', { was: was.size, is: size });
  return was;
}

/** `count` different whole numbers below `of`, the last among them, in rising order; nobody can foresee the others. */
function drawn(count: number, of: number): number[] {
  if (count >= of) return Array.from({ length: of }, (_, at) => at);
  const chosen = new Set(count > 0 ? [of - 1] : []);
  while (chosen.size < count) {
    const word = new DataView(randomBytes(8).buffer).getBigUint64(0);
    chosen.add(Number(word % BigInt(of)));
  }
  return [...chosen].toSorted((one, other) => one - other);
}

/** The bundles to read, of `count` that there are. All are never listed: a false log may claim any size. */
function choose(bundles: LogOptions['bundles'], count: number): { total: number; positionAt: (at: number) => number } {
  if (bundles === 'all') return { total: count, positionAt: (at) => at };
  const list = typeof bundles === 'number' ? drawn(bundles, count) : bundles;
  return { total: list.length, positionAt: (at) => list[at]! };
}

/** Reads what was chosen, and stops where enough is wrong. */
async function checkEntries(
  source: Source,
  tiles: LogTiles,
  size: number,
  { bundles, disclosures = false, progress, signal }: LogOptions,
): Promise<{ readonly checked: Checked; readonly problems: readonly Problem[] }> {
  const { total, positionAt } = choose(bundles, Math.ceil(size / TILE_WIDTH));
  const problems: Problem[] = [];
  let checked = NOTHING_CHECKED;
  for (let from = 0; from < total && problems.length < PROBLEMS_AT_MOST; from += AT_ONCE) {
    signal?.throwIfAborted();
    const some = Array.from({ length: Math.min(AT_ONCE, total - from) }, (_, at) => positionAt(from + at));
    const checkOne = (position: number) =>
      checkBundle(source, tiles, { position, width: tileWidth(0, position, size) }, disclosures);
    for (const bundle of await Promise.all(some.map(checkOne))) {
      checked = addChecked(checked, bundle.checked);
      problems.push(...bundle.problems);
    }
    progress?.(from + some.length, total);
  }
  return { checked, problems: problems.slice(0, PROBLEMS_AT_MOST) };
}

/** @throws Disproof, ProofError for what ends the verification */
async function verify(source: Source, options: LogOptions, told: (facts: Partial<LogVerdict>) => void): Promise<void> {
  const note = await readNote(source);
  const checkpoint = openCheckpoint(note, options);
  told({ note, checkpoint, problems: quorumProblems(options, checkpoint) });
  const previous = options.previous === undefined ? undefined : readPrevious(checkpoint, options.previous);
  const tiles = await LogTiles.open(source, checkpoint);
  if (previous && !equal(await tiles.root(previous.size), previous.root))
    throw new Disproof('NOT_AN_EXTENSION', { was: previous.size });
  if (previous) told({ extends: previous.size });
  told(await checkEntries(source, tiles, checkpoint.size, options));
}

/**
 * Verifies a log as far as it is asked to: the signatures of its checkpoint, that it begins with the previous one, that
 * the tiles which are read lead to it, and the entries to the tiles. Never rejects for what the log says; rejects as
 * `source` does, and when told to stop.
 * @throws ProofError VKEY_MALFORMED when a key that the caller gives is none
 */
export async function verifyLog(source: Source, options: LogOptions): Promise<LogVerdict> {
  for (const key of [...options.vkeys, ...(options.witnesses ?? [])]) parseVkey(key);
  let facts: Omit<LogVerdict, 'isVerified'> = { problems: [], checked: NOTHING_CHECKED };
  const told = (more: Partial<LogVerdict>) => {
    facts = { ...facts, ...more, problems: [...facts.problems, ...(more.problems ?? [])] };
  };
  try {
    await verify(source, options, told);
  } catch (fault) {
    told({ problems: [problemOf(fault)] });
  }
  return { ...facts, isVerified: facts.problems.length === 0 };
}
