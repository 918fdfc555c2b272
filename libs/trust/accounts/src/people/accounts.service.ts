import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Language } from '@quipu/i18n';
import { Journal, Unchanged } from '@quipu/journal';
import { Rejection } from '@quipu/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { readEmail, readName } from '../entrance/email.rules.ts';
import { write } from '../entrance/letters.ts';
import { addresseeOf, personByEmail, type Person } from '../entrance/person.ts';
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
  invite(keeper: Keeper, wish: Invitation): Promise<string | Rejection> {
    return this.add(keeper, wish, send);
  }

  /** Opens an account, and writes to nobody. Rejects as {@link invite} does. */
  open(keeper: Keeper, wish: Invitation): Promise<string | Rejection> {
    return this.add(keeper, wish, async () => undefined);
  }

  /** @param tell writes to a person who has no password yet. */
  private async add({ actor }: Keeper, wish: Invitation, tell: Tell): Promise<string | Rejection> {
    const [email, name] = [readEmail(wish.email), readName(wish.name)];
    if (!email.ok) return email.rejection;
    if (!name.ok) return name.rejection;
    const known = await personByEmail(this.database, email.value);
    if (known) {
      if (!known.passwordHash) await this.database.transaction((tx) => tell(tx, known));
      return known.id;
    }
    const id = randomUUID();
    return this.journal.write<string>({ actor, act: 'account.opened', subject: id }, async (tx) => {
      const inserted = await tx.query<unknown[]>(
        'insert into accounts (id, email, name, language) values ($1, $2, $3, $4) on conflict (email) do nothing returning id',
        [id, email.value, name.value, wish.language ?? 'es'],
      );
      const person = await personByEmail(tx, email.value);
      if (!person) throw new Error('an account that was opened is not there');
      if (inserted.length === 0) return new Unchanged(person.id);
      await tell(tx, person);
      return id;
    });
  }
}

type Tell = (tx: EntityManager, person: Person) => Promise<void>;

async function send(tx: EntityManager, person: Person): Promise<void> {
  const ticket = await issue(tx, { purpose: 'invitation', account: person.id, hours: INVITATION_HOURS });
  await write(tx, addresseeOf(person), { template: 'invitation', path: '/clave/nueva', ticket });
}
