import { readFile } from 'node:fs/promises';
import { canonical, verifyReceipt, type CheckedPart, type Leaf, type ReceiptVerdict } from '@quipu/proof';
import { ExitCode, type Io } from '../io.ts';
import { trustOf, type TrustOptions } from './trust.ts';
import { nameOfFault, Unreadable } from './unreadable.ts';
import {
  checkpointForPrograms,
  checkpointLines,
  printable,
  problemLines,
  problemsWithWords,
  say,
  writeJson,
  writeLines,
} from './words.ts';

export interface ReceiptOptions extends TrustOptions {
  readonly json?: boolean;
}

function partLines({ part, value }: CheckedPart): string[] {
  const text = typeof value === 'string' ? value : canonical(value);
  return [`  ${printable(part)}`, ...text.split('\n').map((line) => `    ${printable(line)}`)];
}

function entryLines(io: Io, { index, leaf }: { readonly index: number; readonly leaf: Leaf }): string[] {
  const { kind, ref, act, op, role, at } = leaf;
  return [
    say(io.language, 'verify.line.entry', { index, kind, ref }),
    say(io.language, 'verify.line.act', { act, op, role, at }),
  ];
}

function listed(io: Io, key: 'verify.line.withheld' | 'verify.line.erased', parts: readonly string[]): string[] {
  return parts.length > 0 ? [say(io.language, key, { parts: parts.join(', ') })] : [];
}

/** What a receipt that holds proves. */
function provenLines(io: Io, verdict: Required<ReceiptVerdict>): string[] {
  const { checkpoint, entry, keysFrom, parts, withheld, erased } = verdict;
  const values = { origin: checkpoint.origin, size: checkpoint.size, index: entry.index };
  const because = keysFrom === 'caller' ? 'verify.line.key-given' : 'verify.line.key-receipt';
  const headline = keysFrom === 'caller' ? 'verify.receipt.verified' : 'verify.receipt.own-keys';
  return [
    say(io.language, headline, values),
    '',
    ...checkpointLines(io, checkpoint, say(io.language, because)),
    ...entryLines(io, entry),
    ...(parts.length > 0 ? [say(io.language, 'verify.line.parts'), ...parts.flatMap(partLines)] : []),
    ...listed(io, 'verify.line.withheld', withheld),
    ...listed(io, 'verify.line.erased', erased),
  ];
}

const isWhole = (verdict: ReceiptVerdict): verdict is Required<ReceiptVerdict> =>
  verdict.isVerified && verdict.checkpoint !== undefined && verdict.entry !== undefined;

function report(io: Io, verdict: ReceiptVerdict): void {
  const { problems } = verdict;
  if (isWhole(verdict)) return writeLines(io, provenLines(io, verdict));
  const headline = say(io.language, 'verify.receipt.not-verified', { count: problems.length });
  return writeLines(io, [headline, ...problemLines(io.language, problems)]);
}

function reportForPrograms(io: Io, verdict: ReceiptVerdict): void {
  const { isVerified, problems, checkpoint, ...told } = verdict;
  writeJson(io, {
    verified: isVerified,
    problems: problemsWithWords(io.language, problems),
    checkpoint: checkpoint ? checkpointForPrograms(checkpoint) : null,
    ...told,
  });
}

/** Verifies the receipt in `file`. Nothing is sent anywhere. @throws WrongUsage, Unreadable */
export async function verifyReceiptFile(io: Io, file: string, options: ReceiptOptions): Promise<ExitCode> {
  const trust = trustOf(io, options);
  const text = await readFile(file).catch((fault: unknown) => {
    throw new Unreadable(file, nameOfFault(fault));
  });
  const verdict = verifyReceipt(text.toString('utf8'), trust);
  if (options.json) reportForPrograms(io, verdict);
  else report(io, verdict);
  return verdict.isVerified ? ExitCode.DONE : ExitCode.NOT_VERIFIED;
}
