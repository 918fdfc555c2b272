import { translate, type MessageKey } from '@quipu/i18n';
import { Command } from 'commander';
import { addAudit } from './audit/commands.ts';
import { addErase } from './erasure/commands.ts';
import { importPackage, type ImportCommandOptions } from './import.command.ts';
import type { ExitCode, Io } from './io.ts';
import { addMail } from './mail/commands.ts';
import { migrate } from './migrate.command.ts';
import { addSigning } from './signing/commands.ts';
import { askForSnapshot } from './snapshot.command.ts';
import { addUsers } from './user/commands.ts';
import { addMirror, addVerify } from './verify/commands.ts';

/** Commander's own headings, by what it calls them. */
const HEADINGS: Readonly<Record<string, MessageKey>> = {
  'Usage:': 'cli.help.usage',
  'Arguments:': 'cli.help.arguments',
  'Options:': 'cli.help.options',
  'Commands:': 'cli.help.commands',
};

type Done = (code: ExitCode) => void;

/** What every command has in common: it says nothing by itself, and never ends the process. */
function bare(io: Io): Command {
  const say = (key: MessageKey) => translate(io.language, key);
  return new Command('quipu')
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err, outputError: () => undefined })
    .configureHelp({
      subcommandTerm: (command) => command.name(),
      styleTitle: (title) => (HEADINGS[title] ? say(HEADINGS[title]) : title),
    })
    .helpOption('-h, --help', say('cli.help.help'))
    .helpCommand(false);
}

function addMigrate(program: Command, io: Io, done: Done): void {
  program
    .command('migrate')
    .description(translate(io.language, 'cli.help.migrate'))
    .usage('')
    .action(async () => done(await migrate(io)));
}

function addImport(program: Command, io: Io, done: Done): void {
  const say = (key: MessageKey) => translate(io.language, key);
  program
    .command('import')
    .description(say('cli.help.import'))
    .usage(say('cli.help.import-usage'))
    .argument(`<${say('cli.help.path')}>`, say('cli.help.import-path'))
    .option('--dry-run', say('cli.help.dry-run'))
    .option('--json', say('cli.help.json'))
    .action(async (path: string, options: ImportCommandOptions) => done(await importPackage(io, path, options)));
}

function addSnapshot(program: Command, io: Io, done: Done): void {
  const say = (key: MessageKey) => translate(io.language, key);
  program
    .command('snapshot')
    .description(say('cli.help.snapshot'))
    .usage(say('cli.help.snapshot-usage'))
    .argument(`<${say('cli.help.plan')}>`, say('cli.help.plan-code'))
    .action(async (plan: string) => done(await askForSnapshot(io, plan)));
}

/** Every command of `quipu`. @param done told how the command that ran wants the process to end. */
export function programFor(io: Io, done: Done): Command {
  const say = (key: MessageKey) => translate(io.language, key);
  const program = bare(io)
    .description(say('cli.help.quipu'))
    .usage(say('cli.help.quipu-usage'))
    .addHelpText('after', `\n${say('cli.help.exit-codes')}`);
  addMigrate(program, io, done);
  addImport(program, io, done);
  addSnapshot(program, io, done);
  addSigning(program, io, done);
  addVerify(program, io, done);
  addMirror(program, io, done);
  addAudit(program, io, done);
  addErase(program, io, done);
  addUsers(program, io, done);
  addMail(program, io, done);
  return program;
}
