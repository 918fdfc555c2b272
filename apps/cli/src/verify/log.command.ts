import { translate } from '@quipu/i18n';
import { verifyLog, type LogVerdict } from '@quipu/proof';
import { ExitCode, WrongUsage, type Io } from '../io.ts';
import { recall, remember } from './memory.ts';
import { showSteps } from './progress.ts';
import { logAtUrl, logInFolder, type PlacedLog } from './sources.ts';
import { keysFor, keysToKeep, trustOf, type TrustedKeys, type TrustOptions } from './trust.ts';
import {
  checkpointForPrograms,
  checkpointLines,
  problemLines,
  problemsWithWords,
  say,
  writeJson,
  writeLines,
} from './words.ts';

export interface LogCommandOptions extends TrustOptions {
  readonly url?: string;
  readonly dir?: string;
  readonly state?: string;
  readonly all?: boolean;
  readonly proofsOnly?: boolean;
  readonly json?: boolean;
}

/** Bundles of 256 entries that are read when not all are asked for. */
const SAMPLE = 16;

const BECAUSE = {
  given: 'verify.line.key-given',
  known: 'verify.line.key-known',
  published: 'verify.line.key-first',
} as const;

const logOf = (io: Io, { url, dir }: LogCommandOptions): Promise<PlacedLog> =>
  dir === undefined ? logAtUrl(io, url ?? '') : logInFolder(dir);

function memoryLine(io: Io, { extends: extended }: LogVerdict, { state }: LogCommandOptions): string {
  if (extended !== undefined) return say(io.language, 'verify.line.extends', { size: extended });
  return say(io.language, state === undefined ? 'verify.line.no-memory' : 'verify.line.first');
}

/** A folder that brings its own key, and nobody who remembers it. */
const isAlone = ({ from }: TrustedKeys, { state }: LogCommandOptions) => from === 'published' && state === undefined;

function report(io: Io, verdict: LogVerdict, keys: TrustedKeys, options: LogCommandOptions): void {
  const { isVerified, checkpoint, checked, problems } = verdict;
  if (!isVerified || !checkpoint) {
    const headline = say(io.language, 'verify.log.not-verified', { count: problems.length });
    return writeLines(io, [headline, ...problemLines(io.language, problems)]);
  }
  const { origin, size } = checkpoint;
  const { entries, disclosed, withheld, erased } = checked;
  const own = isAlone(keys, options);
  return writeLines(io, [
    say(io.language, own ? 'verify.log.own-keys' : 'verify.log.verified', { origin, size }),
    '',
    ...checkpointLines(io, checkpoint, say(io.language, own ? 'verify.line.key-folder' : BECAUSE[keys.from])),
    say(io.language, 'verify.line.checked', { entries, size }),
    options.proofsOnly
      ? say(io.language, 'verify.line.not-disclosed')
      : say(io.language, 'verify.line.disclosed', { disclosed, withheld, erased }),
    memoryLine(io, verdict, options),
  ]);
}

function reportForPrograms(io: Io, { place }: PlacedLog, verdict: LogVerdict, keysFrom: TrustedKeys['from']): void {
  const { isVerified, problems, checkpoint, checked } = verdict;
  writeJson(io, {
    verified: isVerified,
    problems: problemsWithWords(io.language, problems),
    place,
    checkpoint: checkpoint ? checkpointForPrograms(checkpoint) : null,
    keysFrom,
    extends: verdict.extends ?? null,
    checked,
  });
}

/**
 * Verifies the log at an address or in a folder; remembers its checkpoint only when nothing is wrong.
 * @throws WrongUsage, Unreadable
 */
export async function verifyPlacedLog(io: Io, options: LogCommandOptions): Promise<ExitCode> {
  const trust = trustOf(io, options);
  const { state } = options;
  if (trust.vkeys.length === 0 && state === undefined && options.dir === undefined)
    throw new WrongUsage(translate(io.language, 'verify.usage.key'));
  const memory = state === undefined ? undefined : await recall(state);
  const log = await logOf(io, options);
  const keys = await keysFor(log, trust.vkeys, memory?.vkeys);
  const progress = showSteps(io, 'verify.progress.bundles');
  const verdict = await verifyLog(log, {
    ...trust,
    vkeys: keys.vkeys,
    previous: memory?.note,
    bundles: options.all ? 'all' : SAMPLE,
    disclosures: !options.proofsOnly,
    progress: progress.show,
    signal: io.signal,
  }).finally(progress.end);
  const { isVerified, note, checkpoint } = verdict;
  if (isVerified && note !== undefined && checkpoint && state !== undefined)
    await remember(state, { vkeys: keysToKeep(keys, checkpoint.signers), note });
  if (options.json) reportForPrograms(io, log, verdict, keys.from);
  else report(io, verdict, keys, options);
  return isVerified ? ExitCode.DONE : ExitCode.NOT_VERIFIED;
}
