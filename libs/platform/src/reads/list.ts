import type { ResolveTree } from 'graphql-parse-resolve-info';
import { BadInput } from '../graphql/bad-input.ts';
import { cursorSql, keysetSql, type Key } from './cursor.ts';
import { object, type FieldSql, type Shape } from './shape.ts';
import type { Statement } from './statement.ts';

/** The most that one page of any list holds. */
export const PAGE_AT_MOST = 100;
/** What a page holds when the caller does not say. */
export const PAGE_DEFAULT = 20;

/** A total order of a list: its keys, then the id. */
export interface Order {
  readonly keys: readonly Key[];
  readonly direction: 'asc' | 'desc';
}

/** How a list is read: from where, filtered by what, in which orders. The first order is the default. */
export interface List {
  readonly of: Shape;
  readonly table: string;
  /** What is always true of the rows of this list. */
  readonly only?: (row: string, statement: Statement) => string;
  /** For each field of the filter, the condition that its value sets. */
  readonly filters: Readonly<Record<string, (row: string, value: unknown, statement: Statement) => string>>;
  readonly orders: Readonly<Record<string, Order>>;
}

interface PageArgs {
  readonly first?: number;
  readonly after?: string | null;
  readonly order?: string;
  readonly filter?: Readonly<Record<string, unknown>> | null;
}

function sizeOf({ first = PAGE_DEFAULT }: PageArgs): number {
  if (!Number.isInteger(first) || first < 1 || first > PAGE_AT_MOST)
    throw new BadInput([{ field: 'first', problem: 'out-of-bounds', values: { min: 1, max: PAGE_AT_MOST } }]);
  return first;
}

function orderOf(list: List, { order }: PageArgs): [string, Order] {
  const [name, found] = order ? [order, list.orders[order]] : (Object.entries(list.orders)[0] ?? ['', undefined]);
  if (!found) throw new Error(`a list of ${list.of.type} has no order ${name}`);
  return [name, found];
}

function conditions(list: List, args: PageArgs, statement: Statement, row: string, within?: string): string[] {
  const asked = Object.entries(args.filter ?? {}).filter(([, value]) => value !== undefined && value !== null);
  const filtered = asked.map(([field, value]) => {
    const condition = list.filters[field];
    if (!condition) throw new Error(`a list of ${list.of.type} has no filter ${field}`);
    return condition(row, value, statement);
  });
  return ['true', ...(within ? [within] : []), ...(list.only ? [list.only(row, statement)] : []), ...filtered];
}

const fieldsOf = (asked: ResolveTree, type: string) => Object.values(asked.fieldsByTypeName[type] ?? {});

/** What `nodes` and `edges { node }` ask, each with the column of the page that answers it. */
function nodesAsked(list: List, asked: ResolveTree, row: string, statement: Statement) {
  const columns: string[] = [];
  const parts: string[] = [];
  const add = (node: ResolveTree) => columns.push(`${object(list.of, node, row, statement)} as n${columns.length}`) - 1;
  for (const field of fieldsOf(asked, `${list.of.type}Connection`)) {
    if (field.name === 'nodes') {
      parts.push(
        `'@${field.alias}', coalesce(json_agg(page.n${add(field)} order by page.place) filter (where page.place <= size), '[]')`,
      );
    } else if (field.name === 'edges') {
      const edge = fieldsOf(field, `${list.of.type}Edge`).map((inner) =>
        inner.name === 'cursor' ? `'cursor', page.cursor` : `'@${inner.alias}', page.n${add(inner)}`,
      );
      parts.push(
        `'@${field.alias}', coalesce(json_agg(json_build_object(${edge.join(', ')}) order by page.place) filter (where page.place <= size), '[]')`,
      );
    } else if (field.name === 'pageInfo') {
      parts.push(
        `'@${field.alias}', json_build_object('hasNextPage', count(*) > size, 'endCursor', (array_agg(page.cursor order by page.place desc) filter (where page.place <= size))[1])`,
      );
    }
  }
  return { columns, parts };
}

/**
 * One page of `list` as the JSON of a connection. Keyset paging: the cost of a page does not depend on how far in the
 * list it lies. The total is counted only when it is asked for.
 * @param within a condition that ties the rows to a parent row.
 * @throws BadInput when `first` is out of bounds or `after` is no cursor of this list in this order.
 */
export function page(list: List, asked: ResolveTree, statement: Statement, within?: (row: string) => string): string {
  const args = asked.args as PageArgs;
  const size = sizeOf(args);
  const [name, order] = orderOf(list, args);
  const row = statement.alias();
  const where = conditions(list, args, statement, row, within?.(row));
  const sorted = [...order.keys.map((key) => key.sql(row)), `${row}.id`]
    .map((sql) => `${sql} ${order.direction}`)
    .join(', ');
  const { columns, parts } = nodesAsked(list, asked, row, statement);
  const after = args.after ? keysetSql(args.after, name, order, row, statement) : 'true';
  const wanted = statement.value(size, 'integer');
  if (fieldsOf(asked, `${list.of.type}Connection`).some((field) => field.name === 'totalCount')) {
    const counted = statement.alias();
    const all = conditions(list, args, statement, counted, within?.(counted)).join(' and ');
    parts.push(`'totalCount', (select count(*) from ${list.table} as ${counted} where ${all})`);
  }
  return `(select json_build_object(${parts.join(', ')})
    from (select ${wanted} as size) as wanted left join lateral (
      select row_number() over (order by ${sorted}) as place, ${[`${cursorSql(name, order, row)} as cursor`, ...columns].join(', ')}
      from ${list.table} as ${row} where ${where.join(' and ')} and ${after}
      order by ${sorted} limit ${wanted} + 1) as page on true group by size)`;
}

/** A field that is a page of the rows of `list` that `within` ties to the parent row. */
export const pageOf =
  (list: () => List, within: (row: string, parent: string) => string): FieldSql =>
  (parent, asked, statement) =>
    page(list(), asked, statement, (row) => within(row, parent));
