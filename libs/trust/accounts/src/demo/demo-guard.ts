import type { Settings } from '@quipu/platform/config';
import pg from 'pg';

/** Where the accounts of a demo have their addresses: nowhere (RFC 2606). */
export const DEMO_DOMAIN = 'demo.invalid';

/** Accounts whose password everybody knows are in a database that is no demo's. */
export class DemoAccountsFound extends Error {
  override readonly name = 'DemoAccountsFound';
  constructor(count: number) {
    super(
      `This database has ${count} accounts of the demo, at @${DEMO_DOMAIN}; whoever started that demo knows their password, and one of them administers. ` +
        'Nothing was started. Use another database; or, if this one is a demo, set QUIPU_DEMO=1.',
    );
  }
}

const COUNT = `select count(*)::int as count from accounts where right(email, ${DEMO_DOMAIN.length + 1}) = '@${DEMO_DOMAIN}'`;

/**
 * Lets the API and the worker start only where no account of a demo can get in, or where it is a demo.
 * @throws DemoAccountsFound
 */
export async function refuseDemoAccounts({ DATABASE_URL, QUIPU_DEMO }: Settings): Promise<void> {
  if (QUIPU_DEMO) return;
  const client = new pg.Client({ connectionString: DATABASE_URL });
  try {
    await client.connect();
    const { rows } = await client.query<{ table: string | null }>(`select to_regclass('public.accounts') as table`);
    const count = rows[0]?.table ? ((await client.query<{ count: number }>(COUNT)).rows[0]?.count ?? 0) : 0;
    if (count > 0) throw new DemoAccountsFound(count);
  } finally {
    await client.end();
  }
}
