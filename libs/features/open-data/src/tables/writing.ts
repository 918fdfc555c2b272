import type { Resource } from '../format/format.ts';
import { anyResource } from '../format/formats.ts';
import { currentRows, ownFields, storedReferences } from './current.ts';
import type { Session } from './session.ts';
import { stagedTable } from './staging.ts';

/** The staged rows with the uuids of the rows that they name. */
export function resolvedSql(resource: Resource): string {
  const references = storedReferences(resource);
  const joins = references.map((reference, index) => {
    const same = reference.fields.map((field, place) => `of_${index}.${reference.to[place]} = staged.${field}`);
    return `left join ${currentRows(anyResource(reference.resource), reference.to)} as of_${index} on ${same.join(' and ')}`;
  });
  const ids = references.map(({ id }, index) => `of_${index}.id as ${id}`);
  const own = ownFields(resource).map((field) => `staged.${field}`);
  return `select staged.row, staged.existing_id, staged.is_changed, ${[...own, ...ids].join(', ')}
    from ${stagedTable(resource)} as staged ${joins.join(' ')}`;
}

/** The columns of the table that the package fills. */
export const columnsOf = (resource: Resource): string[] => [
  ...ownFields(resource),
  ...storedReferences(resource).map(({ id }) => id),
];

const insertNew = (session: Session, resource: Resource) =>
  session.query(`
    insert into ${resource.name} (${columnsOf(resource).join(', ')})
    select ${columnsOf(resource).join(', ')} from (${resolvedSql(resource)}) as resolved
    where existing_id is null order by row`);

const updateChanged = (session: Session, resource: Resource, columns: readonly string[]) =>
  session.query(`
    update ${resource.name} as own set ${columns.map((column) => `${column} = resolved.${column}`).join(', ')}
    from (${resolvedSql(resource)}) as resolved
    where resolved.is_changed and own.id = resolved.existing_id`);

const supersedeChanged = (session: Session, resource: Resource, because: string) =>
  session.query(
    `insert into ${resource.name} (${columnsOf(resource).join(', ')}, supersedes_id, supersedes_because)
     select ${columnsOf(resource).join(', ')}, existing_id, $1 from (${resolvedSql(resource)}) as resolved
     where is_changed order by row`,
    [because],
  );

/**
 * Writes the staged and checked rows of `resource`; those that it refers to must be written already.
 * @param because why rows that are never changed are superseded.
 */
export async function write(session: Session, resource: Resource, because: string): Promise<void> {
  switch (resource.history) {
    case 'updated':
      await updateChanged(session, resource, columnsOf(resource));
      break;
    case 'ended':
      await updateChanged(session, resource, ['ended_at', 'ended_because']);
      break;
    case 'superseded':
      await supersedeChanged(session, resource, because);
  }
  await insertNew(session, resource);
}
