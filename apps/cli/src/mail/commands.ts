import { translate } from '@quipu/i18n';
import type { Command } from 'commander';
import type { ExitCode, Io } from '../io.ts';
import { noteBounce } from './bounced.command.ts';

/** `mail bounced`. */
export function addMail(program: Command, io: Io, done: (code: ExitCode) => void): void {
  const group = program
    .command('mail')
    .description(translate(io.language, 'cli.help.mail'))
    .usage(translate(io.language, 'cli.help.mail-usage'))
    .helpCommand(false);
  group
    .command('bounced')
    .description(translate(io.language, 'cli.help.bounced'))
    .usage('')
    .action(async () => done(await noteBounce(io)));
}
