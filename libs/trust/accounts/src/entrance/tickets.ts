import { randomBytes } from 'node:crypto';
import { hashOf } from '../law/viewers.service.ts';

/** As much of a transaction, or of the database, as is used. */
interface Rows {
  query<T>(sql: string, values: unknown[]): Promise<T>;
}

/** What a ticket is good for, and nothing else. */
export type Purpose = 'registration' | 'reset' | 'invitation' | 'follow';

/** A ticket that is to be issued. */
export interface Issue {
  readonly purpose: Purpose;
  readonly account?: string;
  readonly email?: string;
  readonly data?: object;
  readonly hours: number;
}

/** A ticket that is good. */
export interface Ticket {
  readonly purpose: Purpose;
  readonly accountId: string | null;
  readonly email: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

const TICKET_BYTES = 32;

const GOOD = 'hash = $1 and purpose = any ($2) and used_at is null and expires_at > now()';
const COLUMNS = 'purpose, account_id as "accountId", email, data';

const TAKE = `
  with taken as (select * from access.tickets where ${GOOD} for update),
  used as (update access.tickets set used_at = now(), data = '{}' from taken where tickets.hash = taken.hash)
  select ${COLUMNS} from taken`;

/** Makes a ticket and answers with its secret, 43 characters for a link; the database learns the digest alone. */
export async function issue(tx: Rows, { purpose, account, email, data, hours }: Issue): Promise<string> {
  const ticket = randomBytes(TICKET_BYTES).toString('base64url');
  await tx.query(
    `insert into access.tickets (hash, purpose, account_id, email, data, expires_at)
     values ($1, $2, $3, $4, $5, now() + make_interval(hours => $6))`,
    [hashOf(ticket), purpose, account ?? null, email ?? null, data ?? {}, hours],
  );
  return ticket;
}

/** The ticket, if it is good for one of `purposes`; it stays so. */
export async function look(rows: Rows, ticket: string, purposes: readonly Purpose[]): Promise<Ticket | undefined> {
  const sql = `select ${COLUMNS} from access.tickets where ${GOOD}`;
  return (await rows.query<Ticket[]>(sql, [hashOf(ticket), purposes]))[0];
}

/** The ticket, if it is good for one of `purposes`; from the commit on it is good for nothing. Of two at once one gets it. */
export async function take(tx: Rows, ticket: string, purposes: readonly Purpose[]): Promise<Ticket | undefined> {
  return (await tx.query<Ticket[]>(TAKE, [hashOf(ticket), purposes]))[0];
}
