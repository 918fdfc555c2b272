import { readdirSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { entities } from '@quipu/api';
import { migrations } from '@quipu/migrations';
import { install } from '@quipu/migrations/install';
import { databaseOptions } from '@quipu/platform/database';
import { DataSource } from 'typeorm';
import { expectCommitted } from '../support/committed.ts';
import { freshDatabase } from '../support/database.ts';
import { describeSchema } from '../support/describe-schema.ts';
import { read } from '../support/repository.ts';

const steps = readdirSync('migrations')
  .filter((file) => file.endsWith('.up.sql'))
  .map((file) => file.slice(0, -'.up.sql'.length))
  .toSorted();

test('the migrations build exactly what the entities describe', async () => {
  await using db = await freshDatabase();
  const database = await new DataSource(databaseOptions(db.url, entities)).initialize();
  const { upQueries } = await database.driver.createSchemaBuilder().log();
  await database.destroy();
  // What entities cannot say stands in the migrations alone: CHECKs, comments, keys to natural keys.
  const isBeyond =
    /DROP CONSTRAINT "ck_|^COMMENT ON|DROP CONSTRAINT "fk_\w+_(stage|first_stage|theme|event|contribution|commitment|milestone|irm_report|standard|code|indicator|supersedes|minutes)"|"uq_attendances_of"|"uq_minutes_approved"|"fk_lineage_edges_(from|to)_draft_commitment_id"|"uq_answer_terms_of"|"fk_grants_(member_id|plan_id|institution_id|granted_by|confirmed_by|ended_by)"|"fk_(decisions_decided_by_id|drafts_revised_by_id)"/;
  expect(upQueries.map(({ query }) => query).filter((query) => !isBeyond.test(query))).toEqual([]);
});

test('schema.sql is what the migrations build', async () => {
  await using db = await freshDatabase();
  expectCommitted('migrations/schema.sql', await describeSchema(db.url));
});

test('every migration can be taken back, and taken again to the same schema', async () => {
  await using db = await freshDatabase();
  const first = await describeSchema(db.url);
  // What watches the schema does not let the journal go; only a superuser can look away.
  await db.query('drop event trigger quipu_schema');
  await db.query('drop event trigger quipu_drop');
  // A clone does not have what was granted on the database that it was cloned from.
  await db.query(`grant create on database ${new URL(db.url).pathname.slice(1)} to quipu_owner`);
  const extra = { options: '-c role=quipu_owner' };
  const database = await new DataSource({
    type: 'postgres',
    url: db.url,
    migrations,
    installExtensions: false,
    extra,
  }).initialize();
  for (const _ of steps) await database.undoLastMigration();
  expect(await describeSchema(db.url)).not.toContain('commitments');
  await database.destroy();
  await install(db.url);
  expect(await describeSchema(db.url)).toBe(first);
});

test('HEAD names the last migration, and the numbers have no gap', () => {
  expect(read('migrations/HEAD').trim()).toBe(steps.at(-1));
  expect(steps.map((step) => Number(step.slice(0, 4)))).toEqual(steps.map((_, place) => place + 1));
});

test('every migration says how to take it back', () => {
  const down = readdirSync('migrations').filter((file) => file.endsWith('.down.sql'));
  expect(down.toSorted()).toEqual(steps.map((step) => `${step}.down.sql`));
});
