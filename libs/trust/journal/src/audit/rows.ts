import pg from 'pg';
import type { Findings } from './finding.ts';
import type { AuditSession } from './session.ts';

/** A table under the journal, as it was declared last. */
interface Kind extends Record<string, unknown> {
  readonly kind: string;
  readonly personal: readonly string[];
  readonly exists: boolean;
}

/** All but those that a migration dropped, which is an entry of its own. */
const KINDS = `
  with newest as (
    select distinct on (kind) kind, format('public.%I', kind) as relation, columns from journal.shapes order by kind, shape desc)
  select kind, to_regclass(relation) is not null as exists, array(
    select key from jsonb_each(columns) where value ->> 'class' = 'personal' order by key) as personal
  from newest where to_regclass(relation) is not null or not exists (
    select from journal.entries join journal.acts on acts.id = act_id where entries.kind = 'journal' and op = 'schema'
      and actor like 'migration:%' and after ->> 'command' = 'DROP TABLE' and after ->> 'object' = relation)
  order by kind`;

/** Columns that came after their table was first declared, and what its older rows got in them. */
const LATE = `
  select kind, attname as name, pg_get_expr(adbin, adrelid) as expression, format_type(atttypid, atttypmod) as type
  from journal.shapes join pg_attribute on attrelid = to_regclass(format('public.%I', kind)) and not columns ? attname
    join pg_attrdef on adrelid = attrelid and adnum = attnum
  where shape = 1 and attnum > 0 and attgenerated = ''`;

/** Rows whose newest leaf came back from a mirror: the database does not know what it said. */
const LOST = `
  select row_id from journal.leaves as gone where kind = $1 and entry_id is null
    and not exists (select from journal.leaves as newer where newer.kind = gone.kind and newer.row_id = gone.row_id
      and newer.log_index > gone.log_index)
    and not exists (select from journal.entries as newer where newer.kind = gone.kind and newer.row_id = gone.row_id
      and not exists (select from journal.leaves where entry_id = newer.id))`;

/**
 * Rows of one table that differ from the newest entry about them, which may not have its leaf yet. A column that the entry
 * does not know came later: it is empty, or has its default.
 */
const differences = (kind: string) => `
  with newest as (
    select distinct on (row_id) row_id, id, op, after from journal.entries where kind = $1 order by row_id, id desc),
  live as (select held.id, to_jsonb(held) as image from public.${pg.escapeIdentifier(kind)} as held),
  lost as (${LOST})
  select coalesce(newest.row_id, live.id)::text as row, newest.id::text as entry, differing.columns, case
    when live.id is null then 'ROW_VANISHED' when newest.id is null or newest.op = 'delete' then 'ROW_NEVER_LOGGED'
    else 'ROW_DIFFERS' end as code
  from newest full join live on live.id = newest.row_id left join journal.entry_personal as personal on entry_id = newest.id
    cross join lateral (
      select array_agg(key order by key) as columns from jsonb_each(live.image)
      where newest.op <> 'delete' and (cardinality($2::text[]) > 0 or live.image is distinct from newest.after) and case
        when newest.after ? key then value <> newest.after -> key
        when key = any($2) then value <> coalesce(personal.after -> key, 'null')
        else value not in ('null', coalesce($3::jsonb -> $1 -> key, 'null')) end) as differing
  where case when live.id is null then newest.op <> 'delete' when newest.id is null or newest.op = 'delete' then true
      else differing.columns is not null end
    and not exists (select from lost where lost.row_id = coalesce(newest.row_id, live.id))
  order by 1`;

interface Difference extends Record<string, unknown> {
  readonly row: string;
  readonly entry: string | null;
  readonly code: 'ROW_VANISHED' | 'ROW_DIFFERS' | 'ROW_NEVER_LOGGED';
  readonly columns: readonly string[] | null;
}

/** JSON text: by table, by column that came late, the value that older rows have in it. */
export async function readDefaults(session: AuditSession): Promise<string> {
  const late = await session.rows<{ kind: string; name: string; expression: string; type: string }>(LATE);
  if (late.length === 0) return '{}';
  const each = late.map(
    ({ kind, name, expression, type }) =>
      `(${pg.escapeLiteral(kind)}, ${pg.escapeLiteral(name)}, to_jsonb((${expression})::${type}))`,
  );
  const [row] = await session.rows<{ defaults: string }>(
    `select jsonb_object_agg(kind, columns)::text as defaults from (
       select kind, jsonb_object_agg(name, value) as columns from (values ${each.join(', ')}) as late (kind, name, value)
       group by kind) as late`,
  );
  return row!.defaults;
}

/** Every table under the journal, in order of name. */
export const readKinds = (session: AuditSession): Promise<Kind[]> => session.rows<Kind>(KINDS);

/** How many rows of a table the database lost, though the log knows of them. */
export interface LostRows {
  readonly kind: string;
  readonly count: number;
}

/**
 * Compares every row of a table with the newest entry about it. @param defaults see {@link readDefaults}.
 * @returns how many rows were lost: there is nothing that they could be compared with.
 */
export async function auditRows(
  session: AuditSession,
  { kind, personal, exists }: Kind,
  defaults: string,
  findings: Findings,
): Promise<number> {
  if (!exists) {
    findings.add({ code: 'TABLE_MISSING', kind });
    return 0;
  }
  for await (const { columns, entry, ...row } of session.each<Difference>(differences(kind), [
    kind,
    personal,
    defaults,
  ]))
    findings.add({ kind, ...row, ...(entry ? { entry } : {}), ...(columns ? { columns } : {}) });
  const [lost] = await session.rows<{ count: number }>(
    `select count(distinct row_id)::int as count from (${LOST}) as lost`,
    [kind],
  );
  return lost?.count ?? 0;
}
