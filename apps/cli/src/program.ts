import { translate, type MessageKey } from '@quipu/i18n';
import { Command } from 'commander';
import { importPackage } from './import.command.ts';
import type { ExitCode, Io } from './io.ts';
import { migrate } from './migrate.command.ts';
import { askForSnapshot } from './snapshot.command.ts';

/** Commander's own headings, by what it calls them. */
const HEADINGS: Readonly<Record<string, MessageKey>> = {
  'Usage:': 'cli.help.usage',
  'Arguments:': 'cli.help.arguments',
  'Options:': 'cli.help.options',
  'Commands:': 'cli.help.commands',
};

/** Every command of `quipu`. @param done told how the command that ran wants the process to end. */
export function programFor(io: Io, done: (code: ExitCode) => void): Command {
  const say = (key: MessageKey) => translate(io.language, key);
  const program = new Command('quipu')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => undefined })
    .configureHelp({
      subcommandTerm: (command) => command.name(),
      styleTitle: (title) => (HEADINGS[title] ? say(HEADINGS[title]) : title),
    })
    .helpOption('-h, --help', say('cli.help.help'))
    .helpCommand(false)
    .description(say('cli.help.quipu'))
    .usage(say('cli.help.quipu-usage'))
    .addHelpText('after', `\n${say('cli.help.exit-codes')}`);
  program
    .command('migrate')
    .description(say('cli.help.migrate'))
    .usage('')
    .action(async () => done(await migrate(io)));
  program
    .command('import')
    .description(say('cli.help.import'))
    .usage(say('cli.help.import-usage'))
    .argument(`<${say('cli.help.path')}>`, say('cli.help.import-path'))
    .option('--dry-run', say('cli.help.dry-run'))
    .option('--json', say('cli.help.json'))
    .action(async (path: string, options: { dryRun?: boolean; json?: boolean }) =>
      done(await importPackage(io, path, options)),
    );
  program
    .command('snapshot')
    .description(say('cli.help.snapshot'))
    .usage(say('cli.help.snapshot-usage'))
    .argument(`<${say('cli.help.plan')}>`, say('cli.help.plan-code'))
    .action(async (plan: string) => done(await askForSnapshot(io, plan)));
  return program;
}
