import { translate, type MessageKey } from '@quipu/i18n';
import type { Command } from 'commander';
import type { ExitCode, Io } from '../io.ts';
import { adopt, signCheckpoint } from './checkpoint.command.ts';
import { newKey, retireKeys, rotateKey } from './key.command.ts';
import { restore, type RestoreOptions } from './restore.command.ts';

type Done = (code: ExitCode) => void;
type Say = (key: MessageKey) => string;

const argument = (say: Say, key: MessageKey) => `<${say(key)}>`;

function addKey(program: Command, io: Io, done: Done): void {
  const say: Say = (key) => translate(io.language, key);
  const key = program
    .command('key')
    .description(say('signing.help.key'))
    .usage(say('signing.help.key-usage'))
    .helpCommand(false);
  const onFile = (name: string, description: MessageKey) =>
    key
      .command(name)
      .description(say(description))
      .usage(say('signing.help.file-usage'))
      .argument(argument(say, 'signing.help.file'), say('signing.help.key-file'));
  onFile('new', 'signing.help.key-new').action(async (file: string) => done(await newKey(io, file)));
  onFile('rotate', 'signing.help.key-rotate').action(async (file: string) => done(await rotateKey(io, file)));
  onFile('retire', 'signing.help.key-retire')
    .requiredOption('--reason <…>', say('signing.help.reason'))
    .action(async (file: string, options: { reason: string }) => done(await retireKeys(io, file, options)));
}

function addCheckpoint(program: Command, io: Io, done: Done): void {
  const say: Say = (key) => translate(io.language, key);
  const checkpoint = program
    .command('checkpoint')
    .description(say('signing.help.checkpoint'))
    .usage(say('signing.help.checkpoint-usage'))
    .helpCommand(false)
    .action(async () => done(await signCheckpoint(io)));
  checkpoint
    .command('adopt')
    .description(say('signing.help.adopt'))
    .usage(say('signing.help.adopt-usage'))
    .argument(argument(say, 'signing.help.note'), say('signing.help.note-file'))
    .option('--vkey <…>', say('signing.help.vkey'))
    .action(async (file: string, options: { vkey?: string }) => done(await adopt(io, file, options)));
}

function addRestore(program: Command, io: Io, done: Done): void {
  const say: Say = (key) => translate(io.language, key);
  program
    .command('journal')
    .description(say('signing.help.journal'))
    .usage(say('signing.help.journal-usage'))
    .helpCommand(false)
    .command('restore')
    .description(say('signing.help.restore'))
    .usage(say('signing.help.restore-usage'))
    .argument(argument(say, 'signing.help.mirror'), say('signing.help.mirror-place'))
    .requiredOption('--reason <…>', say('signing.help.reason'))
    .option('--vkey <…>', say('signing.help.vkey'))
    .action(async (place: string, options: RestoreOptions) => done(await restore(io, place, options)));
}

/** `key`, `checkpoint` and `journal restore`. */
export function addSigning(program: Command, io: Io, done: Done): void {
  addKey(program, io, done);
  addCheckpoint(program, io, done);
  addRestore(program, io, done);
}
