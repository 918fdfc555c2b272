import type { FieldType, Resource } from '../format/format.ts';

const COLUMN_TYPES: Readonly<Record<FieldType, string>> = {
  string: 'text',
  integer: 'integer',
  number: 'numeric',
  boolean: 'boolean',
  'partial-date': 'text',
  datetime: 'timestamptz',
};

export const stagedTable = (resource: Resource): string => `staged_${resource.name}`;

/** Rows of a file wait here, in the act's own transaction, until the whole package is found clean. */
export const createStagingSql = (resource: Resource): string => `
  create temporary table ${stagedTable(resource)} (
    row integer not null, existing_id uuid, is_changed boolean not null default false,
    ${resource.fields.map(({ name, type }) => `${name} ${COLUMN_TYPES[type]}`).join(', ')}
  ) on commit drop`;

export const copySql = (resource: Resource): string =>
  `copy ${stagedTable(resource)} (row, ${resource.fields.map(({ name }) => name).join(', ')}) from stdin`;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const escaped = (value: string) => value.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character);

/** One line of PostgreSQL's COPY text format; null is not known. */
export const copyLine = (row: number, values: readonly (string | null)[]): string =>
  `${row}\t${values.map((value) => (value === null ? '\\N' : escaped(value))).join('\t')}\n`;
