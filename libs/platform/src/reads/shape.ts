import type { GraphQLResolveInfo } from 'graphql';
import type { ResolveTree } from 'graphql-parse-resolve-info';
import type { Statement } from './statement.ts';

/** The SQL of one field, over the alias of the row it belongs to. */
export type FieldSql = (row: string, asked: ResolveTree, statement: Statement) => string;

/** How a GraphQL type is read: for each field, the SQL that answers it. A field that is not here cannot be read. */
export interface Shape {
  readonly type: string;
  readonly fields: Record<string, FieldSql>;
}

const shapes = new Map<string, Shape>();

/** @param type name of the GraphQL type. */
export function shape(type: string, fields: Record<string, FieldSql>): Shape {
  const made = { type, fields: { ...fields } };
  shapes.set(type, made);
  return made;
}

/** Whether a field is answered by the SQL of a {@link Shape}, so that its value is there before it is asked for. */
export const isRead = (type: string, field: string): boolean => field in (shapes.get(type)?.fields ?? {});

/** Adds fields that a downstream feature answers, such as a plan's commitments, to a type of an upstream one. */
export function extend(upstream: Shape, fields: Record<string, FieldSql>): void {
  Object.assign(upstream.fields, fields);
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** Fields that are columns of the same name in snake_case. */
export const columns = (...names: string[]): Record<string, FieldSql> =>
  Object.fromEntries(names.map((name) => [name, (row: string) => `${row}.${snake(name)}`]));

/** The key under which a composite field stands in the JSON: one for each alias, apart from every column's name. */
export const keyOf = (alias: string) => `@${alias}`;

/** `json_build_object` of what was asked of `of`, over the row `row`. */
export function object(of: Shape, asked: ResolveTree, row: string, statement: Statement): string {
  const parts = new Map<string, string>();
  for (const field of Object.values(asked.fieldsByTypeName[of.type] ?? {})) {
    const sql = of.fields[field.name];
    if (!sql) throw new Error(`${of.type}.${field.name} has no SQL`);
    const isComposite = Object.keys(field.fieldsByTypeName).length > 0;
    parts.set(isComposite ? keyOf(field.alias) : field.name, sql(row, field, statement));
  }
  return jsonObject(parts);
}

/** A function of PostgreSQL takes at most 100 arguments. */
const PAIRS_AT_MOST = 50;

function jsonObject(parts: ReadonlyMap<string, string>): string {
  const pairs = [...parts].map(([key, sql]) => `'${key}', ${sql}`);
  if (pairs.length <= PAIRS_AT_MOST) return `json_build_object(${pairs.join(', ')})`;
  const chunks: string[] = [];
  for (let from = 0; from < pairs.length; from += PAIRS_AT_MOST)
    chunks.push(`jsonb_build_object(${pairs.slice(from, from + PAIRS_AT_MOST).join(', ')})`);
  return `(${chunks.join(' || ')})::json`;
}

type Where = (row: string, parent: string, statement: Statement) => string;

/** A field that is one other row, or null. `of` is given late because shapes may refer to each other. */
export const one =
  (of: () => Shape, table: string, where: Where): FieldSql =>
  (parent, asked, statement) => {
    const row = statement.alias();
    const json = object(of(), asked, row, statement);
    return `(select ${json} from ${table} as ${row} where ${where(row, parent, statement)} limit 1)`;
  };

/** A field that is all the other rows, in order. Only for what is bounded by nature, such as the milestones of one commitment. */
export const many =
  (of: () => Shape, table: string, where: Where, order: (row: string) => string): FieldSql =>
  (parent, asked, statement) => {
    const row = statement.alias();
    const json = object(of(), asked, row, statement);
    return `(select coalesce(json_agg(${json} order by ${order(row)}), '[]') from ${table} as ${row} where ${where(row, parent, statement)})`;
  };

/** A field that is an object computed from the same row. */
export const part =
  (of: () => Shape): FieldSql =>
  (row, asked, statement) =>
    object(of(), asked, row, statement);

/** What was read for a composite field that downstream features add: found by its alias. */
export function selected(parent: object, info: GraphQLResolveInfo): unknown {
  const held = parent as Readonly<Record<string, unknown>>;
  const key = keyOf(String(info.path.key));
  return key in held ? held[key] : held[info.fieldName];
}
