import type { KnownAccount } from '@quipu/accounts/console';
import { hasMessage, translate, type MessageKey, type MessageValues } from '@quipu/i18n';
import { LocalDate } from '@quipu/kernel';
import { ExitCode, WrongUsage, type Io } from '../io.ts';
import { atConsole, done } from './at-console.ts';

const say = (io: Io, key: MessageKey, values: MessageValues = {}) => io.out(`${translate(io.language, key, values)}\n`);

/** Opens an account; the invitation leaves with the other mails. */
export async function addUser(io: Io, email: string, options: { name: string; language?: string }): Promise<ExitCode> {
  const { name, language = 'es' } = options;
  if (language !== 'es' && language !== 'en') throw new WrongUsage(translate(io.language, 'user.usage.language'));
  const id = await atConsole(io, async (operator) => done(io, await operator.invite({ email, name, language })));
  say(io, 'user.added', { email, id });
  return ExitCode.DONE;
}

export interface GrantOptions {
  readonly within: string;
  readonly until?: string;
  readonly because: string;
}

export async function grantRole(
  io: Io,
  [email, role]: readonly [string, string],
  { within, until, because }: GrantOptions,
): Promise<ExitCode> {
  const id = await atConsole(io, async (operator) =>
    done(io, await operator.give(email, { role, within, until: until ? dayOf(io, until) : undefined, because })),
  );
  say(io, 'user.granted', { email, role, within, id });
  return ExitCode.DONE;
}

function dayOf(io: Io, text: string): LocalDate {
  try {
    return LocalDate.of(text);
  } catch {
    throw new WrongUsage(translate(io.language, 'user.usage.day', { value: text }));
  }
}

/** Ends all that somebody holds, and says what they leave open. */
export async function endUser(io: Io, email: string, { because }: { because: string }): Promise<ExitCode> {
  // The features say what waits for people: without them nothing would seem to be left open.
  await import('./features.ts');
  const { grants, sessions, tokens, leaves } = await atConsole(io, async (operator) =>
    done(io, await operator.end(email, because)),
  );
  say(io, 'user.ended', { email, grants: grants.length, sessions, tokens });
  for (const { kind, count } of leaves.counts) {
    const key = `work.${kind}`;
    say(io, 'user.left', { what: hasMessage(key) ? translate(io.language, key, { count }) : `${kind}: ${count}` });
  }
  return ExitCode.DONE;
}

const line = (io: Io, { email, name, grants }: KnownAccount): string => {
  const held = grants.map(
    ({ role, within, isStanding }) =>
      `${role}@${within}${isStanding ? '' : ` (${translate(io.language, 'user.not-standing')})`}`,
  );
  return [email ?? translate(io.language, 'user.erased'), name ?? '', held.join(', ')].join('\t');
};

/** Every account with what it holds: address, name and roles, with tabs between. */
export async function listUsers(io: Io): Promise<ExitCode> {
  const accounts = await atConsole(io, (operator) => operator.list());
  io.out(accounts.map((account) => `${line(io, account)}\n`).join(''));
  return ExitCode.DONE;
}

/** Sets the password that standard input gives, without the line's end. Nobody types one where it would be seen. */
export async function setPassword(io: Io, email: string): Promise<ExitCode> {
  if (!io.input) throw new WrongUsage(translate(io.language, 'user.usage.password', { email }));
  const password = (await io.input()).replace(/\r?\n$/, '');
  const isNew = await atConsole(io, async (operator) => done(io, await operator.setPassword(email, password)));
  say(io, isNew ? 'user.password-set' : 'user.password-same', { email });
  return ExitCode.DONE;
}
