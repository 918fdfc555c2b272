import { type Permission, PERMISSIONS } from '@quipu/accounts';
import { translate } from '@quipu/i18n';
import { ExitCode, WrongUsage, type Io } from '../io.ts';
import { atConsole, done } from './at-console.ts';

export interface TokenOptions {
  readonly permission: readonly string[];
  readonly days: string;
  readonly name?: string;
}

const isPermission = (text: string): text is Permission => PERMISSIONS.includes(text as Permission);

/** Makes a token of access; its secret is the only line on standard output. */
export async function makeToken(io: Io, email: string, options: TokenOptions): Promise<ExitCode> {
  const days = Number(options.days);
  if (!Number.isInteger(days) || days < 1 || days > 366)
    throw new WrongUsage(translate(io.language, 'user.usage.days'));
  const permissions = options.permission.map((permission) => {
    if (!isPermission(permission))
      throw new WrongUsage(translate(io.language, 'user.usage.permission', { value: permission }));
    return permission;
  });
  const name = options.name ?? translate(io.language, 'user.token-name');
  const { secret } = await atConsole(io, async (operator) =>
    done(io, await operator.token(email, { name, permissions, days })),
  );
  io.out(`${secret}\n`);
  io.err(`${translate(io.language, 'user.token-made', { email, days })}\n`);
  return ExitCode.DONE;
}
