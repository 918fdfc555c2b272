import { randomInt } from 'node:crypto';
import { hashOf } from '../law/viewers.service.ts';

/** As much of a transaction as is used. */
interface Rows {
  query<T>(sql: string, values: unknown[]): Promise<T>;
}

const CODES = 10;
/** Small letters and digits without those that are taken for each other. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** 16 of 31 letters: 79 bits, beyond guessing even for who has the digests. */
const group = () => Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
const code = () => Array.from({ length: GROUPS }, group).join('-');

const digestOf = (account: string, typed: string) =>
  hashOf(`${account}:${typed.toLowerCase().replace(/[^a-z0-9]/g, '')}`);

/** Ten new codes, which take the place of all before them. */
export async function replaceCodes(tx: Rows, account: string): Promise<string[]> {
  const codes = Array.from({ length: CODES }, code);
  await tx.query('delete from access.recovery_codes where account_id = $1', [account]);
  await tx.query('insert into access.recovery_codes (account_id, hash) select $1, unnest($2::bytea[])', [
    account,
    codes.map((one) => digestOf(account, one)),
  ]);
  return codes;
}

/** Whether `typed` is a code that was not used; from then on it was. Of two at once one is right. */
export async function useCode(rows: Rows, account: string, typed: string): Promise<boolean> {
  const used = await rows.query<unknown[]>(
    `with used as (update access.recovery_codes set used_at = now() where account_id = $1 and hash = $2 and used_at is null returning 1)
     select from used`,
    [account, digestOf(account, typed)],
  );
  return used.length > 0;
}
