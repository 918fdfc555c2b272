import type { Language, MessageValues } from '@quipu/i18n';
import type { Group } from './outbox.ts';
import { render, Unwritable, type Mail, type Writer } from './rendering.ts';
import { NotTaken, type Carrier } from './smtp.ts';

/** As much of a connection to PostgreSQL as is used. */
interface Connection {
  query(sql: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

interface Waiting {
  readonly id: string;
  readonly account: string | null;
  readonly recipient: string;
  readonly template: string;
  readonly language: Language;
  readonly values: MessageValues;
  readonly groups: readonly Group[] | null;
  readonly tries: number;
}

/** What became of a letter. `trouble`: it waits, and while the server is as it is the next one would as well. */
export type Outcome = 'sent' | 'waits' | 'trouble' | 'given-up';

/** Why a letter was not sent, for the log: no address, no value. */
export type Unsent = (letter: { readonly id: string; readonly template: string }, problem: string) => void;

/** Seconds until the second try, the third and so on; after the last it is given up. */
const PAUSES = [60, 300, 1_800, 7_200, 43_200];

const TAKE = `
  select id, account_id as account, recipient, template, language, values, groups, tries from mail.outbox
  where sent_at is null and given_up_at is null and next_try_at <= clock_timestamp()
  order by next_try_at, created_at limit 1 for update skip locked`;

/** What its text names may be kept of a letter that is about something: there is no secret in it. */
const EMPTIED = `values = case when about_id is null then '{}'::jsonb else values end, groups = null`;

const SENT = `
  with sent as (
    update mail.outbox set sent_at = clock_timestamp(), message_id = $2, shown = $3, ${EMPTIED}, problem = null,
      tries = tries + 1 where id = $1 returning *)
  insert into mail.deliveries (outbox_id, about_id, template, outcome) select id, about_id, template, 'sent' from sent`;

const POSTPONED = `
  with postponed as (
    update mail.outbox set problem = $2, tries = tries + 1, next_try_at = clock_timestamp() + $3 * interval '1 second'
    where id = $1 returning *)
  insert into mail.deliveries (outbox_id, about_id, template, outcome, detail)
  select id, about_id, template, 'postponed', problem from postponed`;

const GIVEN_UP = `
  with given_up as (
    update mail.outbox set problem = $2, tries = tries + 1, given_up_at = clock_timestamp(), ${EMPTIED}
    where id = $1 returning *)
  insert into mail.deliveries (outbox_id, about_id, template, outcome, detail)
  select id, about_id, template, 'refused', problem from given_up`;

/**
 * Sends what waits in the outbox, one letter in one transaction, which holds the letter's row: two at once never send one
 * letter twice. Only where this process, its machine or the database is lost between the server's acceptance and the commit
 * does the letter leave again, with the same Message-ID.
 */
export class Delivery {
  private readonly connection: Connection;
  private readonly writer: Writer;
  private readonly carrier: Carrier | null;
  private readonly unsent: Unsent;

  /** @param carrier null keeps every mail in the outbox for whoever wants to see it: for a demo. */
  constructor(connection: Connection, carrier: Carrier | null, writer: Writer, unsent: Unsent = () => undefined) {
    this.connection = connection;
    this.carrier = carrier;
    this.writer = writer;
    this.unsent = unsent;
  }

  /**
   * Tries the letter that has been due for longest. @returns null when none is due that nobody else is sending.
   * @throws what PostgreSQL says; the letter then waits as before.
   */
  async next(): Promise<Outcome | null> {
    await this.connection.query('begin');
    try {
      const { rows } = await this.connection.query(TAKE);
      const [letter] = rows as Waiting[];
      const outcome = letter ? await this.attempt(letter) : null;
      await this.connection.query('commit');
      return outcome;
    } catch (fault) {
      await this.connection.query('rollback').catch(() => undefined);
      throw fault;
    }
  }

  private async attempt(letter: Waiting): Promise<Outcome> {
    try {
      const mail = render(letter, this.writer);
      const [messageId, shown] = await this.hand(letter, mail);
      await this.connection.query(SENT, [letter.id, messageId, shown]);
      return 'sent';
    } catch (fault) {
      if (!(fault instanceof NotTaken || fault instanceof Unwritable)) throw fault;
      return this.postpone(letter, fault);
    }
  }

  private async hand({ id, recipient }: Waiting, mail: Mail): Promise<[string | null, object | null]> {
    if (this.carrier) return [await this.carrier.send({ id, recipient, ...mail }), null];
    const { subject, text, html } = mail;
    return [null, { to: recipient, subject, text, html }];
  }

  private async postpone(letter: Waiting, fault: NotTaken | Unwritable): Promise<Outcome> {
    const isRefused = fault instanceof NotTaken && fault.isFinal;
    const pause = isRefused ? null : (PAUSES[letter.tries] ?? null);
    if (pause === null) await this.connection.query(GIVEN_UP, [letter.id, fault.message]);
    else await this.connection.query(POSTPONED, [letter.id, fault.message, pause]);
    this.unsent({ id: letter.id, template: letter.template }, fault.message);
    if (pause === null) return 'given-up';
    return fault instanceof NotTaken && fault.isOfServer ? 'trouble' : 'waits';
  }
}
