import { BadInput } from '../graphql/bad-input.ts';
import type { Order } from './list.ts';
import type { Statement } from './statement.ts';

/** One key of an order: never null, and compared as `type`. */
export interface Key {
  readonly sql: (row: string) => string;
  readonly type: 'text' | 'integer' | 'date' | 'timestamptz';
}

export const textKey = (sql: Key['sql']): Key => ({ sql, type: 'text' });

/** Opaque to callers: base64 of the order's name, the keys as text, and the id. */
export function cursorSql(name: string, order: Order, row: string): string {
  const keys = order.keys.map((key) => `${key.sql(row)}::text`);
  const json = `json_build_array(${[`'${name}'`, ...keys, `${row}.id`].join(', ')})`;
  return `translate(encode(convert_to(${json}::text, 'UTF8'), 'base64'), E'\\n', '')`;
}

/** The condition that a row comes after the cursor `after`. @throws BadInput when it is no cursor of this order. */
export function keysetSql(after: string, name: string, order: Order, row: string, statement: Statement): string {
  const parts = decode(after, name, order);
  const left = [...order.keys.map((key) => key.sql(row)), `${row}.id`];
  const right = [
    ...order.keys.map((key, place) => statement.value(parts[place], key.type)),
    statement.value(parts.at(-1), 'uuid'),
  ];
  return `(${left.join(', ')}) ${order.direction === 'asc' ? '>' : '<'} (${right.join(', ')})`;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const VALID: Record<Key['type'], RegExp> = {
  text: /^[^\0]*$/,
  integer: /^-?\d{1,9}$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
  timestamptz: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}(\.\d{1,6})?\+00$/,
};

/** The keys and the id that a cursor holds, each fit to be compared as its type. */
function decode(after: string, name: string, order: Order): string[] {
  const refused = new BadInput([{ field: 'after', problem: 'not-a-cursor', values: {} }]);
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(after, 'base64').toString('utf8'));
  } catch {
    throw refused;
  }
  if (!Array.isArray(parts) || parts[0] !== name || parts.length !== order.keys.length + 2) throw refused;
  const held = parts.slice(1).map(String);
  const isFit = order.keys.every((key, place) => VALID[key.type].test(held[place] ?? ''));
  if (!isFit || !UUID.test(held.at(-1) ?? '')) throw refused;
  return held;
}
