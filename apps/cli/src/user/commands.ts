import { translate, type MessageKey } from '@quipu/i18n';
import type { Command } from 'commander';
import type { ExitCode, Io } from '../io.ts';
import { makeDemoAccounts } from './demo-accounts.command.ts';
import { makeToken, type TokenOptions } from './token.command.ts';
import { addUser, endUser, type GrantOptions, grantRole, listUsers, setPassword } from './user.command.ts';

type Done = (code: ExitCode) => void;

function addAccounts(group: Command, io: Io, done: Done): void {
  const say = (key: MessageKey) => translate(io.language, key);
  const add = (name: 'add' | 'end' | 'password') =>
    group
      .command(name)
      .description(say(`user.help.${name}`))
      .usage(say(`user.help.${name}-usage`))
      .argument(`<${say('user.help.email')}>`, say('user.help.email-of'));
  add('add')
    .requiredOption('--name <…>', say('user.help.name'))
    .option('--language <es|en>', say('user.help.language'))
    .action(async (email: string, options: { name: string; language?: string }) =>
      done(await addUser(io, email, options)),
    );
  add('end')
    .requiredOption('--because <…>', say('user.help.because'))
    .action(async (email: string, options: { because: string }) => done(await endUser(io, email, options)));
  add('password').action(async (email: string) => done(await setPassword(io, email)));
  group
    .command('list')
    .description(say('user.help.list'))
    .usage('')
    .action(async () => done(await listUsers(io)));
}

function addGrant(group: Command, io: Io, done: Done): void {
  const say = (key: MessageKey) => translate(io.language, key);
  group
    .command('grant')
    .description(say('user.help.grant'))
    .usage(say('user.help.grant-usage'))
    .argument(`<${say('user.help.email')}>`, say('user.help.email-of'))
    .argument(`<${say('user.help.role')}>`, say('user.help.role-of'))
    .requiredOption('--within <…>', say('user.help.within'))
    .option('--until <…>', say('user.help.until'))
    .requiredOption('--because <…>', say('user.help.because'))
    .action(async (email: string, role: string, options: GrantOptions) =>
      done(await grantRole(io, [email, role], options)),
    );
}

function addToken(group: Command, io: Io, done: Done): void {
  const say = (key: MessageKey) => translate(io.language, key);
  group
    .command('token')
    .description(say('user.help.token'))
    .usage(say('user.help.token-usage'))
    .argument(`<${say('user.help.email')}>`, say('user.help.email-of'))
    .requiredOption('--permission <…>', say('user.help.permission'), (one: string, others?: readonly string[]) => [
      ...(others ?? []),
      ...one.split(','),
    ])
    .requiredOption('--days <…>', say('user.help.days'))
    .option('--name <…>', say('user.help.token-name'))
    .action(async (email: string, options: TokenOptions) => done(await makeToken(io, email, options)));
}

/** `user add`, `user grant`, `user end`, `user list`, `user password`, `user token`, and `demo-accounts`. */
export function addUsers(program: Command, io: Io, done: Done): void {
  const say = (key: MessageKey) => translate(io.language, key);
  const group = program
    .command('user')
    .description(say('user.help.user'))
    .usage(say('user.help.user-usage'))
    .helpCommand(false);
  addAccounts(group, io, done);
  addGrant(group, io, done);
  addToken(group, io, done);
  program
    .command('demo-accounts')
    .description(say('user.help.demo-accounts'))
    .usage('')
    .action(async () => done(await makeDemoAccounts(io)));
}
