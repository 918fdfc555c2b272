import {
  parseCheckpoint,
  unverifiedText,
  verifyLog,
  type LogOptions,
  type LogVerdict,
  type Source,
} from '@quipu/proof';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ExitCode, type Io } from '../io.ts';
import { Copy } from './copy.ts';
import { showSteps } from './progress.ts';
import { logAtUrl } from './sources.ts';
import { keysFor, keysToKeep, trustOf, type TrustedKeys, type TrustOptions } from './trust.ts';
import { checkpointForPrograms, problemLines, problemsWithWords, say, writeJson, writeLines } from './words.ts';

export interface MirrorOptions extends TrustOptions {
  readonly url: string;
  readonly json?: boolean;
}

/** What a run did. */
interface Mirrored {
  readonly verdict: LogVerdict;
  /** Files asked for. */
  readonly fetched: number;
  /** Partial files that went. */
  readonly removed: number;
}

/** The same log under one checkpoint, however it grows meanwhile. */
const under = (note: string, log: Source): Source => ({
  read: async (path) => (path === 'checkpoint' ? Buffer.from(note) : log.read(path)),
});

const sizeOf = (note: string | undefined): number =>
  note === undefined ? 0 : parseCheckpoint(unverifiedText(note)).size;

/** Brings the copy to what the log says now, or leaves it as it is and says what is wrong. */
async function bringUpToDate(
  io: Io,
  copy: Copy,
  log: Source,
  keys: TrustedKeys,
  options: LogOptions,
): Promise<Mirrored> {
  const glance = await verifyLog(log, { ...options, bundles: 0 });
  const { note, checkpoint, isVerified } = glance;
  if (!isVerified || note === undefined || !checkpoint) return { verdict: glance, fetched: 0, removed: 0 };
  const { size, signers } = checkpoint;
  const had = sizeOf(options.previous);
  const progress = showSteps(io, 'verify.progress.files');
  const { count: fetched, isLess } = await copy.fetch(log, size, had, progress.show).finally(progress.end);
  const bundles = await copy.bundlesToCheck(size);
  const verdict = await verifyLog(under(note, copy), { ...options, bundles, disclosures: true });
  if (!verdict.isVerified) {
    await copy.discard();
    return { verdict, fetched, removed: 0 };
  }
  await copy.publish(size, keysToKeep(keys, signers), note);
  return { verdict, fetched, removed: await copy.removePartials(size, had, isLess) };
}

function report(io: Io, folder: string, { verdict, fetched, removed }: Mirrored, { from }: TrustedKeys): void {
  const { isVerified, problems, checkpoint } = verdict;
  if (!isVerified || !checkpoint) {
    const headline = say(io.language, 'verify.mirror.not-verified', { count: problems.length });
    return writeLines(io, [headline, ...problemLines(io.language, problems)]);
  }
  const { origin, size } = checkpoint;
  const firstUse = say(io.language, 'verify.mirror.first-use', { file: join(folder, 'vkey') });
  return writeLines(io, [
    say(io.language, 'verify.mirror.done', { origin, size, folder, fetched, removed }),
    ...(from === 'published' ? [firstUse] : []),
  ]);
}

function reportForPrograms(io: Io, { verdict, fetched, removed }: Mirrored, { from }: TrustedKeys): void {
  const { isVerified, problems, checkpoint, checked } = verdict;
  writeJson(io, {
    verified: isVerified,
    problems: problemsWithWords(io.language, problems),
    checkpoint: checkpoint ? checkpointForPrograms(checkpoint) : null,
    keysFrom: from,
    extends: verdict.extends ?? null,
    checked,
    fetched,
    removed,
  });
}

/**
 * Copies the log at an address into `folder`, or brings the copy that is there up to date. Nothing is published there
 * that was not verified, and the checkpoint comes last. @throws WrongUsage, Unreadable
 */
export async function mirrorLog(io: Io, folder: string, options: MirrorOptions): Promise<ExitCode> {
  const trust = trustOf(io, options);
  const log = await logAtUrl(io, options.url);
  await mkdir(folder, { recursive: true });
  const copy = new Copy(folder);
  const previous = await copy.published('checkpoint');
  const known = (await copy.published('vkey'))?.split('\n').filter((line) => line !== '');
  const keys = await keysFor(log, trust.vkeys, known);
  const { signal } = io;
  const verification = { ...trust, vkeys: keys.vkeys, previous, bundles: 0, signal };
  const mirrored = await bringUpToDate(io, copy, log, keys, verification);
  if (options.json) reportForPrograms(io, mirrored, keys);
  else report(io, folder, mirrored, keys);
  return mirrored.verdict.isVerified ? ExitCode.DONE : ExitCode.NOT_VERIFIED;
}
