import { Injectable } from '@nestjs/common';
import type { Language } from '@quipu/i18n';
import { Journal, Unchanged } from '@quipu/journal';
import { Rejection } from '@quipu/kernel';
import { post } from '@quipu/platform/mail';
import { DataSource, type EntityManager } from 'typeorm';
import { readEmail, readName } from '../entrance/email.rules.ts';
import { type Person, personByEmail, personById } from '../entrance/person.ts';
import { note, type Origin } from '../events/event.ts';
import type { Identity, ProviderProblem } from './provider.ts';

const KNOWN = 'select account_id as id from access.identities where issuer = $1 and subject = $2';
const LINK = 'insert into access.identities (issuer, subject, account_id) values ($1, $2, $3) on conflict do nothing';
const OPEN = `
  insert into accounts (id, language, name, email) values ($1, $2, $3, $4) on conflict (email) do nothing returning id`;

/** From where somebody comes who signs in, and in which language they read. */
export interface Arrival {
  readonly origin: Origin;
  readonly language: Language;
}

/** Whose account it is that a provider's identity opens: by issuer and subject; the address of mail counts once. */
@Injectable()
export class Identities {
  constructor(
    private readonly database: DataSource,
    private readonly journal: Journal,
  ) {}

  /**
   * Whom the provider means. Of an identity that is new here, the verified address decides: whose account has it is linked,
   * and told by mail; where none has it one is opened. An address that the provider has not verified opens nothing.
   */
  async personOf(identity: Identity, arrival: Arrival): Promise<Person | ProviderProblem> {
    const [known] = await this.database.query<{ id: string }[]>(KNOWN, [identity.issuer, identity.subject]);
    if (known) return this.person(known.id);
    const email = readEmail(identity.email ?? '');
    if (!identity.isVerified || !email.ok) return 'provider-email-unverified';
    const owner = await personByEmail(this.database, email.value);
    return owner ? this.link(identity, owner, arrival) : this.register(identity, email.value, arrival);
  }

  /** Writes down that somebody came back from the provider and was not let in. */
  refused(origin: Origin): Promise<void> {
    return note(this.database, origin, { account: null, event: 'sign-in-refused' });
  }

  private async person(id: string): Promise<Person> {
    const person = await personById(this.database, id);
    if (!person) throw new Error('an identity leads to an account that is not there');
    return person;
  }

  private async link(identity: Identity, person: Person, { origin }: Arrival): Promise<Person> {
    await this.database.transaction(async (tx) => {
      await tx.query(LINK, [identity.issuer, identity.subject, person.id]);
      await note(tx, origin, { account: person.id, event: 'identity-linked' });
      await tell(tx, identity, person);
    });
    return person;
  }

  private async register(identity: Identity, email: string, arrival: Arrival): Promise<Person> {
    const id = crypto.randomUUID();
    const act = { actor: { id: `person:${id}`, role: 'account' }, act: 'account.registered', subject: id } as const;
    const name = readName(identity.name ?? '');
    const opened = await this.journal.write<boolean>(act, async (tx) => {
      const values = [id, arrival.language, name.ok ? name.value : email.split('@')[0], email];
      const inserted = await tx.query<unknown[]>(OPEN, values);
      if (inserted.length === 0) return new Unchanged(false);
      await tx.query(LINK, [identity.issuer, identity.subject, id]);
      await note(tx, arrival.origin, { account: id, event: 'registered' });
      return true;
    });
    if (opened instanceof Rejection) throw new Error(`opening an account was refused: ${opened.code}`);
    if (opened) return this.person(id);
    // Somebody opened it in the same moment, perhaps the same person in another window.
    const owner = await personByEmail(this.database, email);
    if (!owner) throw new Error('an address is taken by nobody');
    return this.link(identity, owner, arrival);
  }
}

/** Whoever gets an own identity linked to an account of somebody else is seen doing so. */
async function tell(tx: EntityManager, { issuer, subject }: Identity, person: Person): Promise<void> {
  const { id, email, language, name } = person;
  await post(tx, {
    key: `identity-linked:${issuer} ${subject}`,
    account: id,
    recipient: email,
    template: 'identity-linked',
    language,
    values: { ...(name ? { name } : {}), provider: new URL(issuer).host },
  });
}
