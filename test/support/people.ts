import { withClient, type TestDatabase } from './database.ts';

/** A table as a migration would make it, with a column of each class. */
const PEOPLE = `
  create table people (
    id uuid constraint pk_people primary key default gen_random_uuid(), person_id uuid not null, code text not null, name text,
    statement text, note text, votes numeric(14, 2) not null default 0);
  alter table people owner to quipu_owner;
  call journal.declare('people', public_columns => 'id person_id votes', text_columns => 'statement',
    private_columns => 'note code', personal_columns => 'name', subject => 'person_id')`;

/** What the columns that nobody may read hold, and who acts. */
export const SECRETS = {
  name: 'nombre-personal',
  note: 'nota-interna',
  code: 'CODIGO-RESERVADO-7',
  actor: 'person:ana-key',
} as const;

/** Puts a table `people` into the domain of `db`, and lets Ana, who holds no office, speak in it. */
export async function withPeople(db: TestDatabase) {
  await db.query(PEOPLE);
  const act = (sql: string, values: unknown[]) =>
    withClient(db.url, async (client) => {
      await client.query('begin');
      await client.query(`select journal.begin_act($1, 'contributor', 'person.spoke', 'people', 'Porque sí')`, [
        SECRETS.actor,
      ]);
      const { rows } = await client.query<{ id: string }>(sql, values);
      await client.query('commit');
      return rows[0]?.id ?? '';
    });
  const erase = (call: string, values: unknown[]) =>
    withClient(db.privacyUrl, (client) => client.query(`select journal.${call}`, values));
  return {
    act,
    erase,
    /** A row with these words. @returns its id */
    speak: (words: string, person: string = crypto.randomUUID()) =>
      act(`insert into people (person_id, code, name, statement, note) values ($1, $2, $3, $4, $5) returning id`, [
        person,
        SECRETS.code,
        SECRETS.name,
        words,
        SECRETS.note,
      ]),
    eraseWords: (row: string) =>
      erase(`erase_text('people', $1, 'statement', 'Ley 29733, artículo 20', 'operator:privacy')`, [row]),
  };
}
