import type { Reference, Resource } from '../format/format.ts';
import { anyResource } from '../format/formats.ts';

/** References whose row is stored as a uuid. */
export type StoredReference = Reference & { readonly id: string };

const isStored = (reference: Reference): reference is StoredReference => reference.id !== undefined;

export const storedReferences = (resource: Resource): StoredReference[] => resource.references.filter(isStored);

/** Fields that the table keeps under their own name. */
export const ownFields = (resource: Resource): string[] =>
  resource.fields
    .map(({ name }) => name)
    .filter((name) => !storedReferences(resource).some(({ fields }) => fields.includes(name)));

/** References that tell the value of a field; one that no row lacks is enough. */
function tellersOf(resource: Resource, field: string): StoredReference[] {
  const telling = storedReferences(resource).filter(({ fields }) => fields.includes(field));
  const isRequired = (name: string) => resource.fields.some((own) => own.name === name && own.required);
  const certain = telling.find(({ fields }) => fields.every(isRequired));
  return certain ? [certain] : telling;
}

const aliasOf = (resource: Resource, reference: StoredReference) =>
  `of_${storedReferences(resource).indexOf(reference)}`;

function valueOf(resource: Resource, field: string): string {
  const tellers = tellersOf(resource, field);
  if (tellers.length === 0) return `own.${field}`;
  const told = tellers.map(
    (reference) => `${aliasOf(resource, reference)}.${reference.to[reference.fields.indexOf(field)]}`,
  );
  return told.length === 1 ? `${told[0]}` : `coalesce(${told.join(', ')})`;
}

/**
 * What is on record, in the columns of the package: a query that gives `id` and `fields`. Rows that another supersedes are
 * left out.
 */
export function currentSql(
  resource: Resource,
  fields: readonly string[] = resource.fields.map(({ name }) => name),
): string {
  const needed = new Set(fields.flatMap((field) => tellersOf(resource, field)));
  const joins = [...needed].map((reference) => {
    const alias = aliasOf(resource, reference);
    return `left join ${currentRows(anyResource(reference.resource), reference.to)} as ${alias} on ${alias}.id = own.${reference.id}`;
  });
  const columns = fields.map((field) => `${valueOf(resource, field)} as ${field}`);
  const standing = `where not exists (select from ${resource.name} as newer where newer.supersedes_id = own.id)`;
  return `select own.id, ${columns.join(', ')} from ${resource.name} as own ${joins.join(' ')} ${
    resource.history === 'superseded' ? standing : ''
  }`;
}

/** {@link currentSql} to select from. */
export const currentRows = (resource: Resource, fields?: readonly string[]): string =>
  `(${currentSql(resource, fields)})`;
