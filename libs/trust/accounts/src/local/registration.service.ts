import { Injectable } from '@nestjs/common';
import type { Language } from '@quipu/i18n';
import { Journal } from '@quipu/journal';
import { Rejection, reject } from '@quipu/kernel';
import type { FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import { note, originOf } from '../events/event.ts';
import { Passwords } from '../passwords/passwords.service.ts';
import { readEmail, readName } from '../entrance/email.rules.ts';
import { Entrance } from '../entrance/entrance.service.ts';
import { write } from '../entrance/letters.ts';
import { addresseeOf, personByEmail, personById } from '../entrance/person.ts';
import type { RegisterInput } from './sign-in.inputs.ts';
import type { LetterSent, SignedIn } from '../entrance/sign-in.types.ts';
import { issue, take, type Ticket } from '../entrance/tickets.ts';
import { Throttles } from '../entrance/throttle.service.ts';

const REGISTRATION_HOURS = 24;
const RESET_HOURS = 1;

/** Who wants an account, read. */
interface Wanted {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly passwordHash: string;
}

/** How somebody who has no account gets one. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly journal: Journal,
    private readonly database: DataSource,
    private readonly passwords: Passwords,
    private readonly entrance: Entrance,
    private readonly throttles: Throttles,
  ) {}

  /**
   * Writes to the address: with a link that opens the account, or, where it has one, that says so. The answer and the work
   * are the same. Rejects with SIGN_IN_CLOSED, TOO_MANY_ATTEMPTS, EMAIL_NOT_VALID, NAME_NOT_VALID, or as
   * {@link Passwords.judge} does.
   */
  async register(input: RegisterInput, spoken: Language, { ip }: FastifyRequest): Promise<LetterSent | Rejection> {
    const refused = this.entrance.closed() ?? (await this.throttles.knock(ip));
    if (refused) return refused;
    const [email, name] = [readEmail(input.email), readName(input.name)];
    if (!email.ok) return email.rejection;
    if (!name.ok) return name.rejection;
    const owner = { email: email.value, name: name.value };
    const bad = (await this.passwords.judge(input.password, owner)) ?? (await this.throttles.post(owner.email, ip));
    if (bad) return bad;
    const passwordHash = await this.passwords.hash(input.password);
    await this.send({ ...owner, passwordHash, language: input.language ?? spoken });
    return { to: owner.email };
  }

  /**
   * Opens the account that the ticket was issued for, and signs its person in. Rejects with SIGN_IN_CLOSED,
   * TOO_MANY_ATTEMPTS or TICKET_NOT_VALID.
   */
  async confirm(ticket: string, request: FastifyRequest): Promise<SignedIn | Rejection> {
    const refused = this.entrance.closed() ?? (await this.throttles.knock(request.ip));
    if (refused) return refused;
    const id = crypto.randomUUID();
    const act = { actor: { id: `person:${id}`, role: 'account' }, act: 'account.registered', subject: id } as const;
    const opened = await this.journal.write<true>(act, async (tx) => {
      const taken = await take(tx, ticket, ['registration']);
      if (!taken || !(await open(tx, id, taken))) return reject('TICKET_NOT_VALID').rejection;
      await note(tx, originOf(request), { account: id, event: 'registered' });
      return true;
    });
    if (opened instanceof Rejection) return opened;
    const person = await personById(this.database, id);
    if (!person) throw new Error('the account that was opened is not there');
    return this.entrance.open(request, person);
  }

  private async send({ email, name, language, passwordHash }: Wanted): Promise<void> {
    const known = await personByEmail(this.database, email);
    await this.database.transaction(async (tx) => {
      if (known) {
        const ticket = await issue(tx, { purpose: 'reset', account: known.id, hours: RESET_HOURS });
        await write(tx, addresseeOf(known), { template: 'registration-known', path: '/clave/nueva', ticket });
        return;
      }
      const data = { name, language, passwordHash };
      const ticket = await issue(tx, { purpose: 'registration', email, data, hours: REGISTRATION_HOURS });
      // What somebody typed as a name goes to no address that is not known to be theirs.
      const to = { account: null, recipient: email, language, name: null };
      await write(tx, to, { template: 'registration', path: '/registrarse/confirmar', ticket });
    });
  }
}

/** @returns false when the address has got an account meanwhile. */
async function open(tx: EntityManager, id: string, { email, data }: Ticket): Promise<boolean> {
  const inserted = await tx.query<unknown[]>(
    `insert into accounts (id, language, name, email) values ($1, $2, $3, $4) on conflict (email) do nothing returning id`,
    [id, data['language'], data['name'], email],
  );
  if (inserted.length === 0) return false;
  await tx.query('insert into access.credentials (account_id, password_hash) values ($1, $2)', [
    id,
    data['passwordHash'],
  ]);
  return true;
}
