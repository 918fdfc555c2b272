import type { Finding } from './finding.ts';
import type { AuditSession } from './session.ts';

/**
 * Of the leaves from $1 to $2: a row that came although it was there, changed although it was not, or had another image
 * before the change than the leaf before left it with. Where that entry was lost there is nothing to compare.
 */
const BROKEN = `
  select leaf.log_index::float8 as index, now.id::text as entry, now.kind, now.row_id::text as row, differing.columns
  from journal.leaves as leaf join journal.entries as now on now.id = leaf.entry_id
    left join journal.leaves as earlier on earlier.log_index = leaf.previous_index
    left join journal.entries as past on past.id = earlier.entry_id
    cross join lateral (
      select case now.op when 'update' then now.after || coalesce(now.before, '{}') when 'delete' then now.before end as was) as image
    cross join lateral (
      select array_agg(held.key order by held.key) as columns from jsonb_each(image.was) as held
      where past.id is not null and image.was is distinct from past.after and case when past.after ? held.key then past.after -> held.key <> held.value
        else held.value not in ('null', coalesce($3::jsonb -> now.kind -> held.key, 'null')) end) as differing
  where leaf.log_index between $1::bigint and $2::bigint and now.kind <> 'journal' and case
    when now.op in ('insert', 'genesis') then past.op <> 'delete'
    when earlier.log_index is null or past.op = 'delete' then true
    else differing.columns is not null end
  order by leaf.log_index`;

interface Broken extends Record<string, unknown> {
  readonly index: number;
  readonly entry: string;
  readonly kind: string;
  readonly row: string;
  readonly columns: readonly string[] | null;
}

/**
 * Entries whose row was changed behind the journal before them.
 * @param defaults JSON text: by table, the value that rows have in a column that came later than they.
 */
export async function findBrokenHistory(
  session: AuditSession,
  [from, to]: readonly [number, number],
  defaults: string,
): Promise<Finding[]> {
  const broken = await session.rows<Broken>(BROKEN, [from, to, defaults]);
  return broken.map(({ columns, ...place }) => ({ code: 'HISTORY_BROKEN', ...place, ...(columns ? { columns } : {}) }));
}
