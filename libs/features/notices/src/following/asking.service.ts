import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { accountOfAddress, hashOf, type LetterSent, readEmail, takeTicket, Throttles } from '@quipu/accounts';
import type { Language } from '@quipu/i18n';
import { Journal } from '@quipu/journal';
import { reject, Rejection } from '@quipu/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import type { AskToFollowInput } from './follow.inputs.ts';
import type { Follow, FollowKind, Pace } from './follow.type.ts';
import { add, wanted } from './follows.ts';
import { ask } from './question.ts';

/** What a ticket is good for. */
interface Wanted {
  readonly kind: FollowKind;
  readonly pace: Pace;
  readonly thing: string;
  readonly language: Language;
}

const KNOWN = `
  select from access.tickets join accounts on accounts.email = tickets.email where hash = $1`;

/** Whatever else waited for the address to say that it is there. */
const REVIVE =
  'update mail.follows set confirmed_at = now() where account_id = $1 and confirmed_at is null and stopped_at is null';

/** How somebody follows a thing with an address alone: the address is asked, and says yes. */
@Injectable()
export class AskingService {
  constructor(
    private readonly journal: Journal,
    private readonly database: DataSource,
    private readonly throttles: Throttles,
  ) {}

  /**
   * Asks an address whether it wants to hear of a thing. The answer and the letter are the same whether or not anybody is
   * known there, or follows it already. Rejects with TOO_MANY_ATTEMPTS, EMAIL_NOT_VALID, CONTRIBUTION_NOT_FOUND,
   * COMMITMENT_NOT_FOUND, PLAN_NOT_FOUND, THEME_NOT_FOUND or INSTITUTION_NOT_FOUND.
   */
  async ask(input: AskToFollowInput, spoken: Language, ip: string): Promise<LetterSent | Rejection> {
    const refused = await this.throttles.knock(ip);
    if (refused) return refused;
    const email = readEmail(input.email);
    if (!email.ok) return email.rejection;
    const thing = await wanted(this.database, input);
    if (thing instanceof Rejection) return thing;
    const tooMany = await this.throttles.post(email.value, ip);
    if (tooMany) return tooMany;
    const asked = { email: email.value, language: input.language ?? spoken };
    await this.database.transaction((tx) => ask(tx, asked, { ...input, thing }));
    return { to: email.value };
  }

  /**
   * Follows what the ticket was about, with the account of its address, which is opened if there is none. Rejects with
   * TOO_MANY_ATTEMPTS or TICKET_NOT_VALID.
   */
  async confirm(ticket: string, ip: string): Promise<Follow | Rejection> {
    const refused = await this.throttles.knock(ip);
    if (refused) return refused;
    const known = await this.database.query<unknown[]>(KNOWN, [hashOf(ticket)]);
    if (known.length > 0) return this.database.transaction((tx) => settle(tx, ticket));
    const id = randomUUID();
    const act = { actor: { id: `person:${id}`, role: 'account' }, act: 'account.registered', subject: id } as const;
    return this.journal.write<Follow>(act, (tx) => settle(tx, ticket, id));
  }
}

/** @param id of the account, should one be opened. */
async function settle(tx: EntityManager, secret: string, id?: string): Promise<Follow | Rejection> {
  const ticket = await takeTicket(tx, secret, ['follow']);
  if (!ticket?.email) return reject('TICKET_NOT_VALID').rejection;
  const { language, ...wish } = ticket.data as unknown as Wanted;
  const account = await accountOfAddress(tx, ticket.email, language, id);
  await tx.query(REVIVE, [account]);
  return add(tx, account, { ...wish, of: wish.thing }, true);
}
