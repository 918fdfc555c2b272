import { PROBLEM_LIMIT, type Problems } from '../check/problems.ts';
import type { Reference, Resource } from '../format/format.ts';
import { anyResource } from '../format/formats.ts';
import { currentRows } from './current.ts';
import type { Loaded } from './loading.ts';
import type { Session } from './session.ts';
import { stagedTable } from './staging.ts';

/** What the checks found: rows in the order of the file, each with what the words name. */
interface Found {
  readonly row: number;
  readonly column: string;
  readonly value: string | null;
  readonly values: Record<string, string | number>;
  readonly total: string;
}

interface Checking {
  readonly session: Session;
  readonly problems: Problems;
  readonly loaded: readonly Loaded[];
  /** Resources of the package that could not be read: what they would have had is not known. */
  readonly lost: readonly string[];
}

const quoted = (names: readonly string[]) => `array[${names.map((name) => `'${name}'`).join(', ')}]`;

/** Adds what `sql` finds; it gives row, column, value and values, and is asked only for as many as are kept. */
async function collect({ session, problems }: Checking, code: string, file: Loaded, sql: string): Promise<void> {
  const { rows } = await session.query<Found>(
    `select *, count(*) over () as total from (${sql}) as found order by row limit ${PROBLEM_LIMIT}`,
  );
  for (const { row, column, value, values } of rows)
    problems.add(code, { file: file.path, row, column, value, values });
  problems.countMore(code, file.path, Number(rows[0]?.total ?? 0) - rows.length);
}

const found = (column: string, value: string, values = `'{}'::jsonb`) =>
  `row, '${column}' as column, ${value}::text as value, ${values} as values`;

const requiredOf = (resource: Resource, fields: readonly string[]) =>
  fields.filter((name) => resource.fields.some((field) => field.name === name && field.required));

const isGiven = (fields: readonly string[], of = 'staged') =>
  fields.map((field) => `${of}.${field} is not null`).join(' and ') || 'true';

function repeatedSql(resource: Resource): string {
  const last = resource.key.at(-1) ?? '';
  return `
    select ${found(last, `concat_ws(', ', ${resource.key.join(', ')})`, `jsonb_build_object('first', first, 'key', '${resource.key.join(', ')}')`)}
    from (select row, ${resource.key.join(', ')}, row_number() over same as occurrence, first_value(row) over same as first
          from ${stagedTable(resource)} as staged where ${isGiven(requiredOf(resource, resource.key))}
          window same as (partition by ${resource.key.join(', ')} order by row)) as numbered
    where occurrence > 1`;
}

const unmatched = (rows: string, reference: Reference) => {
  const same = reference.fields.map((field, index) => `target.${reference.to[index]} = staged.${field}`);
  return `not exists (select from ${rows} as target where ${same.join(' and ')})`;
};

/** Marks rows that name nothing; a row whose plan is unknown is not told again that the plan's stage is. */
async function checkReference(checking: Checking, file: Loaded, reference: Reference): Promise<void> {
  const target = anyResource(reference.resource);
  const inPackage = checking.loaded.find(({ resource }) => resource === target);
  if (checking.lost.includes(target.name) || (inPackage && !inPackage.isWhole)) return;
  const places = [currentRows(target, reference.to), ...(inPackage ? [stagedTable(target)] : [])];
  const { name } = file.resource;
  const last = reference.fields.at(-1) ?? '';
  await checking.session.query(`
    insert into unknown_references (resource, row, fields)
    select '${name}', staged.row, ${quoted(reference.fields)} from ${stagedTable(file.resource)} as staged
    where ${isGiven(reference.fields)} and ${places.map((rows) => unmatched(rows, reference)).join(' and ')}
      and not exists (select from unknown_references as told
        where told.resource = '${name}' and told.row = staged.row and told.fields <@ ${quoted(reference.fields)})`);
  await collect(
    checking,
    'REFERENCE_UNKNOWN',
    file,
    `select ${found(last, `staged.${last}`, `jsonb_build_object('target', '${target.name}', 'key', concat_ws(', ', ${reference.fields.map((field) => `staged.${field}`).join(', ')}))`).replace('row,', 'staged.row,')}
     from unknown_references as told join ${stagedTable(file.resource)} as staged on staged.row = told.row
     where told.resource = '${name}' and told.fields = ${quoted(reference.fields)}`,
  );
}

/** Rows that would share what only one may have, with another row of the file or with one on record. */
function takenSql(resource: Resource, fields: readonly string[]): string {
  const staged = stagedTable(resource);
  const columns = fields.join(', ');
  const last = fields.at(-1) ?? '';
  return `
    select ${found(last, last, `jsonb_build_object('fields', '${columns}')`)}
    from (select row, ${columns}, count(*) over (partition by ${columns}) as sharing from (
        select row, ${columns} from ${staged} as staged where ${isGiven(fields)}
        union all
        select null, ${columns} from ${currentRows(resource, fields)} as recorded
        where not exists (select from ${staged} as staged where staged.existing_id = recorded.id)) as future) as counted
    where sharing > 1 and row is not null`;
}

/** A row that an ending matched may say why it ended; nothing else of an edge changes. */
function fixedSql(resource: Resource, field: string): string {
  return `
    select ${found(field, `staged.${field}`, `jsonb_build_object('before', coalesce(recorded.${field}::text, ''))`).replace('row,', 'staged.row,')}
    from ${stagedTable(resource)} as staged join ${currentRows(resource)} as recorded on recorded.id = staged.existing_id
    where recorded.${field} is distinct from staged.${field}${field === 'ended_because' ? ' and not staged.is_changed' : ''}`;
}

/** A decision that somebody took, on a plan where a second person looks at each before it is published: here nobody does. */
const unseenSql = (resource: Resource): string => `
  select ${found('basis', 'staged.basis', `jsonb_build_object('plan', staged.plan_code)`).replace('row,', 'staged.row,')}
  from ${stagedTable(resource)} as staged join plans on plans.code = staged.plan_code
  where plans.needs_second_eyes and staged.basis = 'decided' and (staged.existing_id is null or staged.is_changed)`;

async function checkFile(checking: Checking, file: Loaded): Promise<void> {
  const { resource } = file;
  await collect(checking, 'ROW_REPEATED', file, repeatedSql(resource));
  const shortFirst = resource.references.toSorted((one, other) => one.fields.length - other.fields.length);
  for (const reference of shortFirst) await checkReference(checking, file, reference);
  for (const fields of resource.unique ?? []) await collect(checking, 'VALUE_TAKEN', file, takenSql(resource, fields));
  for (const field of resource.fixed ?? []) await collect(checking, 'VALUE_FIXED', file, fixedSql(resource, field));
  if (resource.name === 'decisions') await collect(checking, 'SECOND_EYES_MISSING', file, unseenSql(resource));
}

/** Checks all staged and matched rows against each other and against what is on record, as the database itself would. */
export async function checkTogether(checking: Checking): Promise<void> {
  await checking.session.query(
    'create temporary table unknown_references (resource text, row integer, fields text[]) on commit drop',
  );
  for (const file of checking.loaded) await checkFile(checking, file);
}
