import type { BrowserContext, Page } from '@playwright/test';
import { withClient, type TestDatabase } from '../support/database.ts';
import { grant, type Within } from '../support/signed-in.ts';
import { PASSWORD_OF_TESTS } from '../support/visitor.ts';

/** Of {@link PASSWORD_OF_TESTS}, quick to check; the first sign-in puts one of ours in its place. */
const HASH = '$argon2id$v=19$m=64,t=1,p=1$MtI0cRAPQCmTU9A+SdzqZA$FxCAT1XUNshrYShVmf+XC3Csb1CIBvL3v6alJvC40Yk';

type Role = Parameters<typeof grant>[2];

/** What preparing needs of the database, from whichever process. */
export type Prepares = Pick<TestDatabase, 'act' | 'query'>;

/** The database of the world, for a test that looks into it. */
export const worldsDatabase = (): Prepares => {
  const url = process.env['WORLD_DATABASE_URL'] ?? '';
  return {
    query: (sql, values) => withClient(url, async (client) => (await client.query(sql, values)).rows as never),
    act: (sql, values) =>
      withClient(url, async (client) => {
        await client.query('begin');
        await client.query(`select journal.begin_act('operator:test', 'coordinator', 'test.prepared', 'test')`);
        await client.query(sql, values);
        await client.query('commit');
      }),
  };
};

/** Somebody with an account, who signs in with {@link PASSWORD_OF_TESTS}. */
export interface Person {
  readonly id: string;
  readonly email: string;
}

/** Opens an account for who holds `role`, or none. */
export async function person(db: Prepares, role: Role | null, within: Within = {}): Promise<Person> {
  const email = `${role ?? 'citizen'}-${crypto.randomUUID().slice(0, 8)}@example.org`;
  await db.act(`insert into accounts (name, email) values ($1, $2)`, ['Una persona de prueba', email]);
  const [row] = await db.query<{ id: string }>('select id from accounts where email = $1', [email]);
  const id = row?.id ?? '';
  await db.query('insert into access.credentials (account_id, password_hash) values ($1, $2)', [id, HASH]);
  if (role) await grant(db, id, role, within);
  return { id, email };
}

/** Those who have signed in already when the tests begin, one for each kind of page. */
export const ROLES = ['citizen', 'coordinator', 'administrator', 'auditor'] as const;
export type Known = (typeof ROLES)[number];

/** Signs somebody in at the portal at `url` by its form, as a browser does. @returns the value of their cookie */
export async function cookieOf(url: string, email: string): Promise<string> {
  const answer = await fetch(`${url}/entrar`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email, password: PASSWORD_OF_TESTS }),
  });
  const set = answer.headers.getSetCookie().find((cookie) => cookie.startsWith('quipu='));
  if (!set) throw new Error(`${email} could not sign in: status ${answer.status}.`);
  return set.slice('quipu='.length).split(';')[0] ?? '';
}

/** Where the portal is to whom one can sign in. */
export const consoleUrl = (path = ''): string =>
  `${process.env['CONSOLE_URL'] ?? ''}${path.replace('A-PERSON', process.env['A_PERSON'] ?? '')}`;

/** The cookie of somebody who has signed in. */
export const cookieFor = (who: Known): string =>
  (JSON.parse(process.env['CONSOLE_COOKIES'] ?? '{}') as Record<string, string>)[who] ?? '';

/** Makes a browser that of somebody who has signed in; of nobody with null. */
export async function become(context: BrowserContext, who: Known | null): Promise<void> {
  if (who) await context.addCookies([{ name: 'quipu', value: cookieFor(who), url: consoleUrl(), httpOnly: true }]);
}

/** Opens the accounts that the pages are looked at with, and signs them in at `url`. */
export async function populate(db: TestDatabase, url: string): Promise<void> {
  const cookies: Record<string, string> = {};
  for (const who of ROLES) {
    const { id, email } = await person(db, who === 'citizen' ? null : who);
    cookies[who] = await cookieOf(url, email);
    if (who === 'coordinator') process.env['A_PERSON'] = id;
  }
  await person(db, 'administrator');
  process.env['CONSOLE_COOKIES'] = JSON.stringify(cookies);
  process.env['CONSOLE_URL'] = url;
  process.env['WORLD_DATABASE_URL'] = db.url;
}

/** Makes the form that is open one that was opened a while ago: what is sent faster than a person writes is not heard. */
export const asIfWrittenSlowly = (page: Page): Promise<void> =>
  page.evaluate(`document.querySelector('input[name=began]').value -= 60_000`);
