import { randomUUID } from 'node:crypto';
import { given } from '../builders/index.ts';
import { freshDatabase, withClient, type TestDatabase } from './database.ts';
import { signerFor } from './signing.ts';

export const BASIS = 'Ley N.º 29733, artículo 20: solicitud 2026-15';
const OFFICER = 'operator:privacy';

/** A table with columns of each class, as a migration would make it. */
const PEOPLE = `
  set role quipu_owner;
  create table people (
    id uuid constraint pk_people primary key default gen_random_uuid(), person_id uuid not null, name text, email text,
    statement text, note text);
  reset role;
  call journal.declare('people', public_columns => 'id person_id', text_columns => 'statement',
    private_columns => 'note', personal_columns => 'name email', subject => 'person_id');
  call journal.build_past()`;

/** Words that stand nowhere else, long enough for any reasons. */
const words = (of: string) => `${of} ${randomUUID()} ${randomUUID()} `.repeat(2);

/** A record in which everything that can be erased is said in words of its own, under a signed log. */
export interface Erasable extends AsyncDisposable {
  readonly db: TestDatabase;
  readonly person: string;
  readonly words: Readonly<Record<'name' | 'email' | 'title' | 'reasons' | 'because' | 'ended' | 'why', string>>;
  /** The id of the only row of a table. */
  readonly row: (table: string) => Promise<string>;
  /** The act that ended the edge. */
  readonly act: () => Promise<string>;
  /** Numbers and signs what was committed since. */
  readonly sign: () => Promise<void>;
  /** Calls a function of the schema journal as the privacy officer. @returns the entry that records it */
  readonly erase: (call: 'text' | 'reason' | 'person', ...values: unknown[]) => Promise<string>;
}

const speak = async (
  db: TestDatabase,
  { name, email, title, reasons, because, ended, why }: Erasable['words'],
  person: string,
) => {
  await given(db).plan();
  await given(db).contribution('CTR-01');
  await given(db).commitment('1');
  await db.act('update contributions set title = $1', [title]);
  await db.act(`update contributions set theme_code = null`);
  await db.act(
    `insert into decisions (plan_id, contribution_id, stage_code, outcome, reason_code, reasons, basis)
     select plan_id, id, 'thematic_table', 'rejected', 'other', $1, 'decided' from contributions`,
    [reasons],
  );
  await db.act(
    `insert into lineage_edges (plan_id, kind, from_contribution_id, to_commitment_id, because)
     select c.plan_id, 'adopted_as', c.id, m.id, $1 from contributions as c, commitments as m`,
    [because],
  );
  await withClient(db.url, async (client) => {
    await client.query('begin');
    await client.query(`select journal.begin_act('person:ana', 'contributor', 'edge.ended', 'CTR-01', $1)`, [why]);
    await client.query('update lineage_edges set ended_at = now(), ended_because = $1', [ended]);
    await client.query('commit');
  });
  await db.act('insert into people (person_id, name, email, statement, note) values ($1, $2, $3, $4, $5)', [
    person,
    name,
    email,
    'Se queda',
    'También',
  ]);
};

export async function erasable(): Promise<Erasable> {
  const db = await freshDatabase();
  await db.query(PEOPLE);
  const person = randomUUID();
  const said = {
    name: words('nombre'),
    email: words('correo'),
    title: words('título'),
    reasons: words('razones'),
    because: words('porque'),
    ended: words('terminó'),
    why: words('motivo'),
  };
  await speak(db, said, person);
  const signer = await signerFor(db);
  await signer.sign();
  const CALLS = {
    text: 'erase_text($1, $2, $3, $4, $5)',
    reason: 'erase_reason($1, $2, $3)',
    person: 'erase_person($1, $2, $3)',
  };
  return {
    db,
    person,
    words: said,
    row: async (table) => (await db.query<{ id: string }>(`select id from ${table}`))[0]?.id ?? '',
    act: async () =>
      (await db.query<{ id: string }>(`select id from journal.acts where act = 'edge.ended'`))[0]?.id ?? '',
    erase: (call, ...values) =>
      withClient(db.privacyUrl, async (client) => {
        const given = values.length === (call === 'text' ? 3 : 1) ? [...values, BASIS] : values;
        const { rows } = await client.query<{ record: string }>(`select journal.${CALLS[call]} as record`, [
          ...given,
          OFFICER,
        ]);
        return rows[0]?.record ?? '';
      }),
    sign: async () => void (await signer.sign()),
    async [Symbol.asyncDispose]() {
      await signer[Symbol.asyncDispose]();
      await db.drop();
    },
  };
}
