import { randomBytes } from 'node:crypto';
import { hashOf, PERMISSIONS, TOKEN_PREFIX, type GrantedRole } from '@quipu/accounts';
import type { TestDatabase } from './database.ts';

/** Somebody with an account, and a token of access that may do all that they may. */
export interface SignedIn {
  /** Id of the account. */
  readonly account: string;
  readonly email: string;
  readonly token: string;
}

/** What a role is granted within, by code; Peru when left out. */
export interface Within {
  readonly member?: string;
  readonly plan?: string;
  readonly institution?: string;
}

/** The member that grants of tests are within, whether or not anything else has been recorded yet. */
const PERU = `insert into members (code, name_es, name_en, time_zone) values ('PE', 'Perú', 'Peru', 'America/Lima') on conflict (code) do nothing`;

const GRANT = `
  insert into grants (account_id, role, member_id, plan_id, institution_id, because)
  select $1, $2, (select id from members where code = $3), (select id from plans where code = $4),
    (select id from institutions where code = $5), 'Para esta prueba'`;

/** Gives `role` to an account, as the console of an installation does. */
export async function grant(
  db: Pick<TestDatabase, 'act' | 'query'>,
  account: string,
  role: GrantedRole,
  { member, plan, institution }: Within = {},
): Promise<void> {
  const within = plan || institution ? null : (member ?? 'PE');
  await db.act(PERU);
  await db.act(GRANT, [account, role, within, plan ?? null, institution ?? null]);
}

/** A token of access for an account. @param permissions all that there are, when left out. */
export async function tokenFor(
  db: Pick<TestDatabase, 'query'>,
  account: string,
  permissions: readonly string[] = PERMISSIONS,
  plan?: string,
): Promise<string> {
  const token = `${TOKEN_PREFIX}${randomBytes(24).toString('base64url')}`;
  await db.query(
    `insert into access.tokens (account_id, hash, name, permissions, plan_id, expires_at)
     select $1, $2, 'prueba', $3, (select id from plans where code = $4), now() + interval '1 day'`,
    [account, hashOf(token), permissions, plan ?? null],
  );
  return token;
}

/** Somebody who holds `role`; with null, somebody with an account and nothing more. */
export async function signedIn(db: TestDatabase, role: GrantedRole | null, within: Within = {}): Promise<SignedIn> {
  const email = `${role ?? 'citizen'}-${randomBytes(6).toString('hex')}@example.org`;
  await db.act(`insert into accounts (name, email) values ($1, $2)`, ['Una persona de prueba', email]);
  const [row] = await db.query<{ id: string }>('select id from accounts where email = $1', [email]);
  const account = row?.id ?? '';
  if (role) await grant(db, account, role, within);
  return { account, email, token: await tokenFor(db, account) };
}
