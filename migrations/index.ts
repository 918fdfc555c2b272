import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The SQL files stand in the package itself, beside this file's source and above its build. */
const folder = import.meta.dirname.endsWith('dist') ? join(import.meta.dirname, '..') : import.meta.dirname;
const sql = (file: string) => readFileSync(join(folder, file), 'utf8');

/** The roles that the migrations grant to; run by a superuser before them, again without harm. */
export const rolesSql = sql('roles.sql');

/** The journal's entries about the schema name the migration that changed it. */
async function run(db: QueryRunner, step: string, statements: string): Promise<void> {
  await db.query(`select set_config('quipu.migration', $1, true)`, [step]);
  await db.query(statements);
}

/** One TypeORM migration for each `NNNN-what-it-does.up.sql`, in order of number. */
export const migrations = readdirSync(folder)
  .filter((file) => file.endsWith('.up.sql'))
  .toSorted()
  .map((file) => {
    const step = file.slice(0, -'.up.sql'.length);
    return class implements MigrationInterface {
      // TypeORM orders by the last 13 digits of the name.
      name = `${step}-${step.slice(0, 4).padStart(13, '0')}`;
      up = (db: QueryRunner) => run(db, step, sql(file));
      down = (db: QueryRunner) => run(db, step, sql(`${step}.down.sql`));
    };
  });
