import { REASONS } from '../builders/index.ts';
import type { TestDatabase } from '../support/database.ts';
import { signedIn } from '../support/signed-in.ts';

/** Words that stand nowhere but where nobody may read them, by who may. */
export const CANARIES = {
  /** In drafts: who coordinates the plan, and auditors. */
  drafts: ['zarzamora', 'quinua-negra', 'ley-secreta'],
  /** Of people: administrators and auditors, and each of oneself. */
  people: ['persona-reservada', 'reservada@canario.example'],
  /** Nobody at all but who brought them. */
  own: ['clave-de-otra-persona', 'archivo-reservado', 'boleto-reservado', 'navegador-reservado', '203.0.113.77'],
} as const;

/** What is the same with and without what is not published: a contribution whose author only its private column knows. */
export async function personWithSecrets(db: TestDatabase): Promise<string> {
  const { account } = await signedIn(db, null);
  await db.act(`update accounts set name = $2, email = $3 where id = $1`, [account, ...CANARIES.people]);
  await db.act(`update contributions set author_id = $1 where code = 'CTR-901'`, [account]);
  const [key, file, ticket, agent, address] = CANARIES.own;
  await db.query(
    `insert into access.tokens (account_id, hash, name, permissions, expires_at) values ($1, '\\x01', $2, '{draft:read}', now() + interval '1 day')`,
    [account, key],
  );
  await db.query(
    `insert into access.tickets (hash, purpose, account_id, email, data, expires_at)
     values ('\\x02', 'reset', $1, $2, json_build_object('name', $3::text), now() + interval '1 day')`,
    [account, CANARIES.people[1], ticket],
  );
  await db.query(`insert into access.sessions (hash, account_id, address, agent) values ('\\x03', $1, $2, $3)`, [
    account,
    address,
    agent,
  ]);
  await db.query(
    `insert into access.uploads (sha256, account_id, size_bytes, media_type, file_name) values (repeat('0', 64), $1, 1, 'text/plain', $2)`,
    [account, file],
  );
  return account;
}

const [first, second, ground] = CANARIES.drafts;

/** What drafts of PE-PAGA-9 say. Each would be a decision that everybody could find, filter, count and search. */
export const SECRET_DRAFTS: readonly object[] = [
  {
    contribution: 'CTR-901',
    stage: 'national_table',
    outcome: 'REJECTED',
    reasonCode: 'budget',
    reasons: `${REASONS} ${first} ${second}`,
    legalGround: ground,
    decidingInstitution: second,
    decidedOn: '2019-07-07',
  },
  {
    contribution: 'CTR-902',
    stage: first,
    outcome: 'ACCEPTED',
    reasonCode: second,
    supersedesBecause: `Por ${first}.`,
  },
];
