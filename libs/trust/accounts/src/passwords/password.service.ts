import { Injectable } from '@nestjs/common';
import { Rejection, reject } from '@quipu/kernel';
import type { FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import { readEmail } from '../entrance/email.rules.ts';
import { write } from '../entrance/letters.ts';
import { addresseeOf, personByEmail, personById, type Person } from '../entrance/person.ts';
import type { LetterSent, PasswordSet } from '../entrance/sign-in.types.ts';
import { issue, look, take } from '../entrance/tickets.ts';
import { Throttles } from '../entrance/throttle.service.ts';
import { note, originOf, type Origin } from '../events/event.ts';
import type { Language } from '@quipu/i18n';
import type { Viewer } from '../law/viewer.ts';
import { signIn } from '../sessions/sessions.ts';
import { Passwords } from './passwords.service.ts';

const RESET_HOURS = 1;
/** An invitation is a first password: its ticket opens the same door. */
const SETS_PASSWORD = ['reset', 'invitation'] as const;

/** Setting passwords: by a mail, or by the one before. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly database: DataSource,
    private readonly passwords: Passwords,
    private readonly throttles: Throttles,
  ) {}

  /** Writes to the address. Rejects with TOO_MANY_ATTEMPTS or EMAIL_NOT_VALID; whether it has an account is not told. */
  async request(typed: string, language: Language, request: FastifyRequest): Promise<LetterSent | Rejection> {
    const email = readEmail(typed);
    if (!email.ok) return email.rejection;
    const refused = await this.throttles.post(email.value, request.ip);
    if (refused) return refused;
    const person = await personByEmail(this.database, email.value);
    await this.database.transaction(async (tx) => {
      await note(tx, originOf(request), { account: person?.id ?? null, event: 'reset-asked' });
      const unknown = { account: null, recipient: email.value, language, name: null };
      if (!person) return write(tx, unknown, { template: 'reset-unknown', path: '/registrarse' });
      const ticket = await issue(tx, { purpose: 'reset', account: person.id, hours: RESET_HOURS });
      return write(tx, addresseeOf(person), { template: 'reset', path: '/clave/nueva', ticket });
    });
    return { to: email.value };
  }

  /**
   * Sets the password by a ticket of a reset or an invitation. Every session and token of the account ends. A ticket whose
   * password is refused stays good. Rejects with TOO_MANY_ATTEMPTS, TICKET_NOT_VALID, or as {@link Passwords.judge} does.
   */
  async reset(ticket: string, password: string, request: FastifyRequest): Promise<PasswordSet | Rejection> {
    const refused = await this.throttles.knock(request.ip);
    if (refused) return refused;
    const found = await look(this.database, ticket, SETS_PASSWORD);
    const person = found?.accountId ? await personById(this.database, found.accountId) : undefined;
    if (!person) return reject('TICKET_NOT_VALID').rejection;
    const bad = await this.passwords.judge(password, person);
    if (bad) return bad;
    const hash = await this.passwords.hash(password);
    return this.database.transaction(async (tx) => {
      if (!(await take(tx, ticket, SETS_PASSWORD))) return reject('TICKET_NOT_VALID').rejection;
      await tx.query('update access.tokens set revoked_at = now() where account_id = $1 and revoked_at is null', [
        person.id,
      ]);
      return set(tx, person, { hash, event: 'password-reset', origin: originOf(request) });
    });
  }

  /**
   * Puts a password in the place of the one before. Every other session ends; this one goes on under a new id. Rejects with
   * TOO_MANY_ATTEMPTS, PASSWORD_WRONG, or as {@link Passwords.judge} does.
   */
  async change(
    { accountId, sessionId }: Viewer,
    { before, after }: { readonly before: string; readonly after: string },
    request: FastifyRequest,
  ): Promise<PasswordSet | Rejection> {
    const person = await personById(this.database, accountId);
    if (!person) throw new Error(`the account ${accountId} that asks was erased`);
    const entered = await this.throttles.enter(person.email, originOf(request));
    if (entered instanceof Rejection) return entered;
    if (!(await this.passwords.isRight(before, person.passwordHash))) return reject('PASSWORD_WRONG', 'old').rejection;
    await entered.succeed();
    const bad = await this.passwords.judge(after, person);
    if (bad) return bad;
    const hash = await this.passwords.hash(after);
    const done = await this.database.transaction((tx) =>
      set(tx, person, { hash, event: 'password-changed', origin: originOf(request) }),
    );
    if (sessionId) await signIn(request, accountId);
    return done;
  }
}

interface Setting {
  readonly hash: string;
  readonly event: 'password-reset' | 'password-changed';
  readonly origin: Origin;
}

/** Stores the password, ends every session and link that the one before opened, and tells the person. */
async function set(tx: EntityManager, person: Person, { hash, event, origin }: Setting): Promise<PasswordSet> {
  const [row] = await tx.query<{ at: Date }[]>(
    `insert into access.credentials (account_id, password_hash) values ($1, $2)
     on conflict (account_id) do update set password_hash = excluded.password_hash, changed_at = now() returning changed_at as at`,
    [person.id, hash],
  );
  if (!row) throw new Error('a password that was stored was not returned');
  await tx.query('delete from access.sessions where account_id = $1', [person.id]);
  await tx.query(
    `update access.tickets set used_at = now() where account_id = $1 and purpose = any ($2) and used_at is null`,
    [person.id, SETS_PASSWORD],
  );
  await note(tx, origin, { account: person.id, event });
  await write(tx, addresseeOf(person), { template: 'password-changed', path: '/entrar' });
  return { at: row.at };
}
