import type { Resource } from '../format/format.ts';
import { currentRows } from './current.ts';
import type { Session } from './session.ts';
import { stagedTable } from './staging.ts';

/** Fields of a key may be empty, and two empty ones are the same. */
const sameKey = (fields: readonly string[]): string =>
  fields.map((field) => `coalesce(recorded.${field}::text, '') = coalesce(staged.${field}::text, '')`).join(' and ');

const beyondKey = (resource: Resource): string[] =>
  resource.fields.map(({ name }) => name).filter((name) => !resource.key.includes(name));

function differs(resource: Resource): string {
  const fields = beyondKey(resource);
  if (fields.length === 0 || resource.history === 'ended') return 'false';
  const row = (of: string) => `row(${fields.map((field) => `${of}.${field}`).join(', ')})`;
  return `${row('recorded')} is distinct from ${row('staged')}`;
}

/**
 * A row that ends an edge which holds on record: same edge, but with an end. Of several, the first does; the others tell
 * of earlier times.
 */
async function matchEndings(session: Session, resource: Resource): Promise<void> {
  const edge = resource.key.filter((field) => field !== 'ended_at');
  await session.query(`
    update ${stagedTable(resource)} as staged set existing_id = recorded.id, is_changed = true
    from ${currentRows(resource)} as recorded
    where staged.existing_id is null and staged.ended_at is not null and recorded.ended_at is null and ${sameKey(edge)}
      and not exists (select from ${stagedTable(resource)} as held where held.existing_id = recorded.id)
      and not exists (select from ${stagedTable(resource)} as recorded
        where recorded.row < staged.row and recorded.existing_id is null and recorded.ended_at is not null and ${sameKey(edge)})`);
}

/** Finds for each staged row the one on record with the same key, and whether it differs. */
export async function match(session: Session, resource: Resource): Promise<void> {
  await session.query(`
    update ${stagedTable(resource)} as staged set existing_id = recorded.id, is_changed = ${differs(resource)}
    from ${currentRows(resource)} as recorded where ${sameKey(resource.key)}`);
  if (resource.history === 'ended') await matchEndings(session, resource);
  await session.query(`analyze ${stagedTable(resource)}`);
}

/** A cell that differs from what is on record, as the package spells both. */
export interface Change {
  readonly row: number;
  readonly column: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What an import does, or would do, with one file. */
export interface ResourceReport {
  readonly name: string;
  readonly file: string;
  readonly rows: number;
  readonly inserted: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Rows on record of the same plans that the file does not have; they are left as they are. */
  readonly absent: number;
  /** The first {@link CHANGE_LIMIT} cells that differ, by row. */
  readonly changes: readonly Change[];
}

/** Differing cells of one file that are reported one by one. */
export const CHANGE_LIMIT = 1000;

/** What the package as a whole speaks of, so that rows of other plans do not count as absent. */
function scopeOf(resource: Resource): string | undefined {
  return ['plan_code', 'member_code'].find((scope) => resource.fields.some(({ name }) => name === scope));
}

async function countAbsent(session: Session, resource: Resource): Promise<number> {
  const scope = scopeOf(resource);
  if (!scope) return 0;
  const staged = stagedTable(resource);
  const { rows } = await session.query<{ count: string }>(`
    select count(*) from ${currentRows(resource, [scope])} as recorded
    where recorded.${scope} in (select ${scope} from ${staged})
      and not exists (select from ${staged} as staged where staged.existing_id = recorded.id)`);
  return Number(rows[0]?.count);
}

const SPELLING = {
  boolean: (cell: string) => `case ${cell} when true then 'yes' when false then 'no' end`,
  datetime: (cell: string) => `to_char(${cell} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
} as const;

function spelled(type: string, cell: string): string {
  return type === 'boolean' || type === 'datetime' ? SPELLING[type](cell) : `${cell}::text`;
}

async function changesOf(session: Session, resource: Resource): Promise<Change[]> {
  const cells = resource.fields.map(({ name, type }) => {
    const [before, after] = [`recorded.${name}`, `staged.${name}`];
    return `('${name}', ${spelled(type, before)}, ${spelled(type, after)}, ${before} is distinct from ${after})`;
  });
  const { rows } = await session.query<Change>(`
    select staged.row, cell.column, cell.before, cell.after
    from ${stagedTable(resource)} as staged join ${currentRows(resource)} as recorded on recorded.id = staged.existing_id
    cross join lateral (values ${cells.join(', ')}) as cell ("column", before, after, differs)
    where staged.is_changed and cell.differs order by staged.row limit ${CHANGE_LIMIT}`);
  return rows;
}

interface Counts {
  readonly rows: number;
  readonly inserted: number;
  readonly changed: number;
}

/** The differences between the staged rows of `resource` and what is on record; call it before they are written. */
export async function reportOf(session: Session, resource: Resource, file: string): Promise<ResourceReport> {
  const { rows } = await session.query<Counts>(`
    select count(*)::int as rows, count(*) filter (where existing_id is null)::int as inserted,
      count(*) filter (where is_changed)::int as changed
    from ${stagedTable(resource)}`);
  const { rows: total, inserted, changed } = rows[0] ?? { rows: 0, inserted: 0, changed: 0 };
  return {
    name: resource.name,
    file,
    rows: total,
    inserted,
    changed,
    unchanged: total - inserted - changed,
    absent: await countAbsent(session, resource),
    changes: changed ? await changesOf(session, resource) : [],
  };
}
