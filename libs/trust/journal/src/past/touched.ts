import { COVERED } from '../publication/public-log.ts';
import type { Branch } from './declaration.ts';
import { isWithheld, shownImage } from './withheld.ts';

/** An act that touched more of what belongs to a thing is one event beside that of the thing itself, with how many of each kind. */
const TOLD_APART = 10;

/** How many leaves the log has: those that it had then, for who asks about the past. */
const UNTIL = `coalesce(nullif(current_setting('quipu.as_of', true), '')::bigint, 9223372036854775807)`;

const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ');

const condition = ({ tables, columns }: Branch, entry: string) =>
  `${entry}.kind in (${quoted(tables)}) and (${columns.map((column) => `(${entry}.after ->> '${column}')::uuid = $1`).join(' or ')})`;

/**
 * One page of the history of a row, newest first, as entries of the log. Acts are found one after the other from the newest,
 * so the cost of a page follows the page, however long the history is.
 *
 * Values: $1 the row, $2 and $3 act and log index after which the page begins, $4 how many events.
 */
export function touchedSql(table: string, branches: readonly Branch[]): string {
  const own = (entry: string) => `${entry}.kind = '${table}' and ${entry}.row_id = $1`;
  const conditions = [own, ...branches.map((branch) => (entry: string) => condition(branch, entry))];
  const last = (bound: string) =>
    `greatest(${conditions
      .map(
        (holds) => `(select entry.act_id from journal.entries as entry
          where ${holds('entry')} and entry.act_id < ${bound}
            and exists (select from journal.leaves where entry_id = entry.id and log_index < ${UNTIL})
          order by entry.act_id desc limit 1)`,
      )
      .join(', ')})`;
  const rows = conditions.map(
    (holds, place) => `select entry.id, entry.kind, ${place === 0} as is_own
      from journal.entries as entry where entry.act_id = act.id and ${holds('entry')}`,
  );
  return `
    with recursive act as (
      select ${last('$2::bigint + 1')} as id, 0 as place
      union all select ${last('act.id')}, place + 1 from act where act.id is not null and place <= $4::integer),
    touched as materialized (
      select act.id as act_id, entry.id, entry.kind, entry.is_own, log_index, 
        not entry.is_own and count(*) filter (where not entry.is_own) over (partition by act.id) > ${TOLD_APART} as is_many
      from act cross join lateral (${rows.join(' union all ')}) as entry
      join journal.leaves on entry_id = entry.id and log_index < ${UNTIL}),
    event as (
      select distinct on (act_id, case when is_many then 0 else id end) *
      from touched order by act_id, case when is_many then 0 else id end, log_index desc),
    page as (
      select * from event where (act_id, log_index) < ($2::bigint, $3::bigint)
      order by act_id desc, log_index desc limit $4::integer)
    select page.act_id::text as "actId", page.log_index::float8 as "logIndex", page.id::text as entry, page.is_own as "isOwn",
      page.log_index < ${COVERED} as "isSigned", acts.at, acts.actor, acts.role, acts.act,
      case when ${isWithheld('entries')} then null else acts.reason end as reason,
      case when ${isWithheld('entries')} then null else acts.source end as source,
      entries.kind, entries.row_id as row, entries.op, ${shownImage('entries', 'before')} as before, ${shownImage('entries', 'after')} as after,
      (select coalesce(json_agg(json_build_object('kind', kind, 'count', count) order by kind), '[]') from (
        select touched.kind, count(*) from touched where touched.act_id = page.act_id and page.is_many and touched.is_many group by touched.kind) as counted) as counts
    from page join journal.acts on acts.id = page.act_id join journal.entries on entries.id = page.id
    order by page.act_id desc, page.log_index desc`;
}
