import { randomUUID } from 'node:crypto';
import { happen } from '@quipu/platform/mail';
import { spreadNext } from '@quipu/notices';
import { withClient, type TestDatabase } from './database.ts';
import { session } from './sessions.ts';
import { signedIn, type SignedIn } from './signed-in.ts';

/** Has somebody follow what is called `code` among its kind. Say only what the test is about. @returns who. */
export async function follower(
  db: TestDatabase,
  { pace = 'at_once', table = 'plans', code = 'PE-PAGA-9', who }: Partial<Following> = {},
): Promise<SignedIn> {
  const person = who ?? (await signedIn(db, null));
  await db.query(
    `insert into mail.follows (account_id, kind, thing_id, pace, confirmed_at)
     select $1, $2, id, $3, now() - interval '1 minute' from ${table} where code = $4`,
    [person.account, table.slice(0, -1), pace, code],
  );
  return person;
}

interface Following {
  readonly pace: 'at_once' | 'daily' | 'weekly';
  readonly table: 'plans' | 'contributions';
  readonly code: string;
  readonly who: SignedIn;
}

/** Something happens to a contribution, as an act lets it. @returns its key */
export async function happened(db: TestDatabase, code: string, key = `decision:${randomUUID()}`): Promise<string> {
  const [row] = await db.query<{ id: string; plan_id: string; title: string }>(
    'select id, plan_id, title from contributions where code = $1',
    [code],
  );
  if (!row) throw new Error(`there is no ${code}`);
  const { id, plan_id: plan, title } = row;
  await withClient(db.applicationUrl, (client) =>
    happen(client, { key, kind: 'decision', plan, things: [id], title, path: `/aportes/${code}` }),
  );
  return key;
}

/** Spreads everything that waits, as one worker does. @returns how much that was */
export async function spreadAll(db: TestDatabase): Promise<number> {
  await using connection = await session(db.applicationUrl);
  let many = 0;
  while (await spreadNext(connection)) many++;
  return many;
}
