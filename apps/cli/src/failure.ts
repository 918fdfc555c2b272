import { translate } from '@quipu/i18n';
import { SigningRefused, wordsOfRefusal } from '@quipu/journal/signing';
import { WrongSettings } from '@quipu/platform/config';
import { CommanderError } from 'commander';
import { ExitCode, WrongUsage, type Io } from './io.ts';

const UNREACHABLE =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|28P01|28000|3D000|57P03|53300)$/;
/** No such table, no such schema: nobody has migrated this database. */
const UNPREPARED = /^(42P01|3F000)$/;

/** A name with two addresses fails twice, and both failures stand in one error. */
const firstOf = (fault: unknown): unknown =>
  typeof fault === 'object' && fault !== null && 'errors' in fault && Array.isArray(fault.errors)
    ? fault.errors[0]
    : fault;

const codeOf = (fault: unknown): string =>
  typeof fault === 'object' && fault !== null && 'code' in fault ? String(fault.code) : '';

const USAGE = {
  'commander.unknownOption': 'cli.usage.unknown-option',
  'commander.unknownCommand': 'cli.usage.unknown-command',
  'commander.missingArgument': 'cli.usage.missing-argument',
  'commander.excessArguments': 'cli.usage.excess-arguments',
  'commander.optionMissingArgument': 'cli.usage.missing-argument',
  'commander.missingMandatoryOptionValue': 'cli.usage.missing-argument',
} as const;

/** Commander says in English what is wrong with a call; only the name that it quotes is taken from it. */
function usageWords(io: Io, { code, message }: CommanderError): string {
  const key = code in USAGE ? USAGE[code as keyof typeof USAGE] : 'cli.usage.wrong';
  return translate(io.language, key, { name: /'([^']*)'/.exec(message)?.[1] ?? '' });
}

/** Says why a command did not end as it should, and with which code the process ends. */
export function explainFailure(io: Io, fault: unknown): ExitCode {
  const say = (text: string, code: ExitCode) => {
    io.err(`${text}\n`);
    return code;
  };
  if (io.signal.aborted) return say(translate(io.language, 'cli.interrupted'), ExitCode.INTERRUPTED);
  if (fault instanceof CommanderError)
    return fault.exitCode === 0 ? ExitCode.DONE : say(usageWords(io, fault), ExitCode.WRONG_USAGE);
  if (fault instanceof WrongUsage || fault instanceof WrongSettings) return say(fault.message, ExitCode.WRONG_USAGE);
  if (fault instanceof SigningRefused) return say(wordsOfRefusal(io.language, fault), ExitCode.REFUSED);
  const first = firstOf(fault);
  const code = codeOf(first);
  const message = String(first);
  if (UNREACHABLE.test(code)) return say(translate(io.language, 'cli.no-database', { message }), ExitCode.NO_DATABASE);
  if (UNPREPARED.test(code)) return say(translate(io.language, 'cli.not-migrated', { message }), ExitCode.FAULT);
  return say(
    translate(io.language, 'cli.fault', { message: (first instanceof Error && first.stack) || message }),
    ExitCode.FAULT,
  );
}
