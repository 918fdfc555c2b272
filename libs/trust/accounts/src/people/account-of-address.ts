import { randomUUID } from 'node:crypto';
import type { Language } from '@quipu/i18n';

/** As much of a transaction as is used. */
interface Rows {
  query<T>(sql: string, values: unknown[]): Promise<T>;
}

/** Of two who open it at once, in two acts, the second gets the account of the first. */
const OPEN = `insert into accounts (id, email, language) values ($1, $2, $3) on conflict (email) do nothing`;

const FIND = 'select id from accounts where email = $1';

/**
 * The account of an address that its owner has just confirmed, by a ticket that went there: the one that there is, or a new
 * one, without name or password, which its owner can set as one that was forgotten. Within an act, such as
 * `account.registered`; it changes no row where there is an account.
 * @param email as `readEmail` answers it. @param id of the account, should one be opened.
 */
export async function accountOfAddress(
  tx: Rows,
  email: string,
  language: Language,
  id: string = randomUUID(),
): Promise<string> {
  const find = () => tx.query<{ id: string }[]>(FIND, [email]);
  const [known] = await find();
  if (known) return known.id;
  await tx.query(OPEN, [id, email, language]);
  const [opened] = await find();
  if (!opened) throw new Error('an account that was opened is not there');
  return opened.id;
}
