import { translate, type MessageKey } from '@quipu/i18n';
import type { Command } from 'commander';
import { ExitCode, WrongUsage, type Io } from '../io.ts';
import { verifyPlacedLog, type LogCommandOptions } from './log.command.ts';
import { mirrorLog, type MirrorOptions } from './mirror.command.ts';
import { verifyReceiptFile } from './receipt.command.ts';
import { nameOfFault, refusedFile, Unreadable } from './unreadable.ts';

type Done = (code: ExitCode) => void;

const all = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** Says why nothing could be verified, and ends with the code for it. */
async function orUnreadable(io: Io, work: Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await work;
  } catch (fault) {
    if (io.signal.aborted) throw fault;
    const file = refusedFile(fault);
    const known = file === undefined ? fault : new Unreadable(file, nameOfFault(fault));
    if (!(known instanceof Unreadable)) throw fault;
    io.err(`${known.words(io.language)}\n`);
    return ExitCode.UNREADABLE;
  }
}

async function verify(io: Io, receipt: string | undefined, options: LogCommandOptions): Promise<ExitCode> {
  const given = [receipt, options.url, options.dir].filter((one) => one !== undefined);
  if (given.length !== 1) throw new WrongUsage(translate(io.language, 'verify.usage.what'));
  if (receipt === undefined) return verifyPlacedLog(io, options);
  if (options.state !== undefined || options.all || options.proofsOnly)
    throw new WrongUsage(translate(io.language, 'verify.usage.state'));
  return verifyReceiptFile(io, receipt, options);
}

/** Adds the options that say whom to believe. */
const withTrust = (command: Command, say: (key: MessageKey) => string): Command =>
  command
    .option('--vkey <…>', say('verify.help.vkey'), all)
    .option('--witness <…>', say('verify.help.witness'), all)
    .option('--quorum <n>', say('verify.help.quorum'))
    .option('--json', say('verify.help.json'));

/** `verify`: a receipt, or a log. */
export function addVerify(program: Command, io: Io, done: Done): void {
  const say = (key: MessageKey) => translate(io.language, key);
  const command = program
    .command('verify')
    .description(say('verify.help.verify'))
    .usage(say('verify.help.verify-usage'))
    .argument(`[${say('verify.help.receipt')}]`, say('verify.help.receipt-file'))
    .option('--url <…>', say('verify.help.url'))
    .option('--dir <…>', say('verify.help.dir'))
    .option('--state <…>', say('verify.help.state'))
    .option('--all', say('verify.help.all'))
    .option('--proofs-only', say('verify.help.proofs-only'));
  withTrust(command, say).action(async (receipt: string | undefined, options: LogCommandOptions) =>
    done(await orUnreadable(io, verify(io, receipt, options))),
  );
}

/** `mirror`: a copy of a log that stands alone. */
export function addMirror(program: Command, io: Io, done: Done): void {
  const say = (key: MessageKey) => translate(io.language, key);
  const command = program
    .command('mirror')
    .description(say('verify.help.mirror'))
    .usage(say('verify.help.mirror-usage'))
    .argument(`<${say('verify.help.folder')}>`, say('verify.help.mirror-folder'))
    .requiredOption('--url <…>', say('verify.help.url'));
  withTrust(command, say).action(async (folder: string, options: MirrorOptions) =>
    done(await orUnreadable(io, mirrorLog(io, folder, options))),
  );
}
