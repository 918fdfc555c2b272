import type { Language } from '@quipu/i18n';
import type { Addressee } from './letters.ts';

/** As much of the database as is used. */
interface Rows {
  query<T>(sql: string, values: unknown[]): Promise<T>;
}

/** An account as signing in looks at it. */
export interface Person {
  readonly id: string;
  readonly language: Language;
  readonly name: string | null;
  readonly email: string;
  readonly passwordHash: string | null;
  /** When the password was set, as the database writes it; null where there is none. */
  readonly passwordSetAt: string | null;
  /** Whether a second factor is confirmed. */
  readonly hasFactor: boolean;
}

const PERSON = `
  select accounts.id, language, name, email, password_hash as "passwordHash", changed_at::text as "passwordSetAt",
    second_factors.confirmed_at is not null as "hasFactor"
  from accounts
  left join access.credentials on credentials.account_id = accounts.id
  left join access.second_factors on second_factors.account_id = accounts.id`;

/** Whose address it is, normalised; nobody who was erased. */
export const personByEmail = async (rows: Rows, email: string): Promise<Person | undefined> =>
  (await rows.query<Person[]>(`${PERSON} where email = $1`, [email]))[0];

/** @returns undefined when there is no such account, or its person was erased. */
export const personById = async (rows: Rows, id: string): Promise<Person | undefined> =>
  (await rows.query<Person[]>(`${PERSON} where accounts.id = $1 and email is not null`, [id]))[0];

export const addresseeOf = ({ id, email, language, name }: Person): Addressee => ({
  account: id,
  recipient: email,
  language,
  name,
});
