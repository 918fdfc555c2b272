import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language } from '@quipu/i18n';
import { Journal, Unchanged } from '@quipu/journal';
import { Rejection } from '@quipu/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { readEmail, readName } from '../entrance/email.rules.ts';
import { write } from '../entrance/letters.ts';
import { addresseeOf, personByEmail } from '../entrance/person.ts';
import { issue } from '../entrance/tickets.ts';
import type { Keeper } from './grants.service.ts';

/** How long an invitation is good, in hours: seven days. */
const INVITATION_HOURS = 168;

/** Somebody who is to have an account. */
export interface Invitation {
  readonly email: string;
  readonly name: string;
  /** Spanish when left out. */
  readonly language?: Language | null | undefined;
}

/** Opens accounts for others. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly journal: Journal,
    private readonly database: DataSource,
  ) {}

  /**
   * Opens an account and writes to its person with a link, good for seven days, by which they set a password. Answers the
   * id of the account. An address that has one keeps it; as long as it has no password it gets a new link.
   * Rejects with EMAIL_NOT_VALID or NAME_NOT_VALID.
   */
  async invite({ actor }: Keeper, wish: Invitation): Promise<string | Rejection> {
    const [email, name] = [readEmail(wish.email), readName(wish.name)];
    if (!email.ok) return email.rejection;
    if (!name.ok) return name.rejection;
    const known = await this.known(email.value);
    if (known) return known;
    const id = randomUUID();
    return this.journal.write<string>({ actor, act: 'account.opened', subject: id }, async (tx) => {
      const inserted = await tx.query<unknown[]>(
        'insert into accounts (id, email, name, language) values ($1, $2, $3, $4) on conflict (email) do nothing returning id',
        [id, email.value, name.value, wish.language ?? 'es'],
      );
      if (inserted.length > 0) return send(tx, email.value);
      const other = await personByEmail(this.database, email.value);
      return new Unchanged(other?.id ?? id);
    });
  }

  private async known(email: string): Promise<string | undefined> {
    const person = await personByEmail(this.database, email);
    if (person && !person.passwordHash) await this.database.transaction((tx) => send(tx, email));
    return person?.id;
  }
}

/** Writes to whoever has the address, and answers the id of their account. */
async function send(tx: EntityManager, email: string): Promise<string> {
  const person = await personByEmail(tx, email);
  if (!person) throw new Error('an account that was opened is not there');
  const ticket = await issue(tx, { purpose: 'invitation', account: person.id, hours: INVITATION_HOURS });
  await write(tx, addresseeOf(person), { template: 'invitation', path: '/clave/nueva', ticket });
  return person.id;
}
