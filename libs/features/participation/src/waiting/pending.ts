import type { EntityManager } from 'typeorm';
import type { SaidInput } from '../recording/contribution.inputs.ts';

/** As much of the database, or of a transaction, as is used. */
interface Rows {
  query<T>(sql: string, values: unknown[]): Promise<T>;
}

/** What waits until its author confirms the address. */
export interface Waiting {
  readonly email: string;
  readonly language: 'es' | 'en';
  readonly content: SaidInput;
}

const GOOD = 'hash = $1 and expires_at > now()';
const COLUMNS = 'email, language, content';

/** Keeps what was typed until the letter's secret comes back; the database learns its digest alone. */
export async function keep(
  tx: Rows,
  { email, language, content }: Waiting,
  { hash, hours }: { readonly hash: Buffer; readonly hours: number },
): Promise<void> {
  await tx.query(
    `insert into access.pending_contributions (email, hash, language, content, expires_at)
     values ($1, $2, $3, $4, now() + make_interval(hours => $5))`,
    [email, hash, language, content, hours],
  );
}

/** What waits for the secret with this digest, if it is good; it goes on waiting. */
export async function look(rows: Rows, hash: Buffer): Promise<Waiting | undefined> {
  const sql = `select ${COLUMNS} from access.pending_contributions where ${GOOD}`;
  return (await rows.query<Waiting[]>(sql, [hash]))[0];
}

/** Ends the waiting. Of two at once one gets true. */
export const end = async (tx: EntityManager, hash: Buffer): Promise<boolean> =>
  hasRows(await tx.query(`delete from access.pending_contributions where ${GOOD} returning id`, [hash]));

/** Removes a draft of `account`. @returns false where it has none such. */
export const discard = async (rows: Rows, account: string, id: string): Promise<boolean> =>
  hasRows(
    await rows.query('delete from access.pending_contributions where id = $1 and account_id = $2 returning id', [
      id,
      account,
    ]),
  );

/** TypeORM answers a DELETE with the rows and how many there were. */
const hasRows = (answer: unknown): boolean => (answer as readonly [readonly unknown[], number])[1] > 0;
