import { translate, type MessageKey } from '@quipu/i18n';
import type { Command } from 'commander';
import type { ExitCode, Io } from '../io.ts';
import { erasePerson, eraseReason, eraseText, type EraseOptions } from './erase.command.ts';

/** `erase person`, `erase text` and `erase reason`. */
export function addErase(program: Command, io: Io, done: (code: ExitCode) => void): void {
  const say = (key: MessageKey) => translate(io.language, key);
  const group = program
    .command('erase')
    .description(say('erasure.help.erase'))
    .usage(say('erasure.help.erase-usage'))
    .helpCommand(false);
  const add = (name: 'person' | 'text' | 'reason') =>
    group
      .command(name)
      .description(say(`erasure.help.${name}`))
      .usage(say(`erasure.help.${name}-usage`))
      .requiredOption('--basis <…>', say('erasure.help.basis'))
      .option('--yes', say('erasure.help.yes'));
  add('person')
    .argument(`<${say('erasure.help.uuid')}>`, say('erasure.help.uuid-of'))
    .action(async (person: string, options: EraseOptions) => done(await erasePerson(io, person, options)));
  add('text')
    .argument(`<${say('erasure.help.table')}>`, say('erasure.help.table-of'))
    .argument(`<${say('erasure.help.row')}>`, say('erasure.help.row-of'))
    .argument(`<${say('erasure.help.column')}>`, say('erasure.help.column-of'))
    .action(async (kind: string, row: string, column: string, options: EraseOptions) =>
      done(await eraseText(io, [kind, row, column], options)),
    );
  add('reason')
    .argument(`<${say('erasure.help.act')}>`, say('erasure.help.act-of'))
    .action(async (act: string, options: EraseOptions) => done(await eraseReason(io, act, options)));
}
