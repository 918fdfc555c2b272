import { translate, type MessageKey } from '@quipu/i18n';
import type { Command } from 'commander';
import type { ExitCode, Io } from '../io.ts';
import { auditDatabase, type AuditCommandOptions } from './audit.command.ts';

/** `audit`: the database against its log. */
export function addAudit(program: Command, io: Io, done: (code: ExitCode) => void): void {
  const say = (key: MessageKey) => translate(io.language, key);
  program
    .command('audit')
    .description(say('audit.help.audit'))
    .usage(say('audit.help.audit-usage'))
    .option('--json', say('audit.help.json'))
    .action(async (options: AuditCommandOptions) => done(await auditDatabase(io, options)));
}
