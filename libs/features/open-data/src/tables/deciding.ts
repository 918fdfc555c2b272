import { tellRecorded } from '@quipu/decisions';
import type { Actor } from '@quipu/kernel';
import type { EntityManager } from 'typeorm';
import type { Resource } from '../format/format.ts';
import { sessionOf } from './session.ts';
import { stagedTable } from './staging.ts';
import { columnsOf, resolvedSql } from './writing.ts';

/** Who imports what. */
export interface Importing {
  readonly actor: Actor;
  /** The package, by name, version and digest. */
  readonly source: string;
  /** Why rows that are never changed are superseded. */
  readonly because: string;
}

/** How many decisions are told of at once. */
const AT_ONCE = 500;

/** The new and the changed rows that who decides gave; what was observed in a source is nobody's act here. */
const decidingSql = (resource: Resource): string => `
  create temporary table deciding on commit drop as
  select resolved.*, contributions.code as contribution_code, null::uuid as recorded_id
  from (${resolvedSql(resource)}) as resolved join contributions on contributions.id = resolved.contribution_id
  where resolved.basis = 'decided' and (resolved.existing_id is null or resolved.is_changed)`;

/** One act and one row each, on the server: a package may have many. */
const recordSql = (resource: Resource): string => `
  do $record$
  declare
    one record;
    made uuid;
    importing jsonb := current_setting('quipu.importing')::jsonb;
  begin
    for one in select * from deciding order by row loop
      perform journal.begin_act(importing ->> 'actor', importing ->> 'role', 'decision.recorded', one.contribution_code,
        nullif(one.reasons, ''), importing ->> 'source');
      insert into decisions (${columnsOf(resource).join(', ')}, supersedes_id, supersedes_because)
      values (${columnsOf(resource)
        .map((column) => `one.${column}`)
        .join(', ')},
        case when one.is_changed then one.existing_id end, case when one.is_changed then importing ->> 'because' end)
      returning id into made;
      update deciding set recorded_id = made where deciding.row = one.row;
    end loop;
  end $record$`;

/**
 * Records the decisions that the package says somebody took, within the act of the import: each as the act
 * `decision.recorded` on its contribution, with the entries, letters and happenings of one that is recorded here. The act
 * of the import goes on afterwards; rows that were recorded are staged as on record.
 */
export async function recordDecided(tx: EntityManager, resource: Resource, importing: Importing): Promise<void> {
  const session = await sessionOf(tx);
  await session.query(decidingSql(resource));
  await session.query('create unique index on deciding (row)');
  const { actor, source, because } = importing;
  const { rows } = await session.query<{ act: string }>(
    `select current_setting('quipu.act') as act, set_config('quipu.importing', $1, true)`,
    [JSON.stringify({ actor: actor.id, role: actor.role, source, because })],
  );
  await session.query(recordSql(resource));
  await session.query(`select set_config('quipu.act', $1, true)`, [rows[0]?.act]);
  await session.query(`
    update ${stagedTable(resource)} as staged set existing_id = recorded_id, is_changed = false
    from deciding where deciding.row = staged.row`);
  await tellAll(tx);
}

async function tellAll(tx: EntityManager): Promise<void> {
  const recorded = await tx.query<{ id: string }[]>('select recorded_id as id from deciding order by row');
  for (let from = 0; from < recorded.length; from += AT_ONCE)
    await tellRecorded(
      tx,
      recorded.slice(from, from + AT_ONCE).map(({ id }) => id),
    );
}
