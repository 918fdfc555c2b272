import { Inject, Injectable } from '@nestjs/common';
import type { GraphQLResolveInfo } from 'graphql';
import { parseResolveInfo, type ResolveTree } from 'graphql-parse-resolve-info';
import { Reader } from '../database/reader.ts';
import { page, type List } from './list.ts';
import { many, object, type Shape } from './shape.ts';
import { Statement } from './statement.ts';

/** What an answer is, once GraphQL has picked its fields. */
type Json = object;

const treeOf = (info: GraphQLResolveInfo) => parseResolveInfo(info) as ResolveTree;

/**
 * Public reads of GraphQL roots: one SQL statement for each root, however deep the question, so the number of statements
 * never grows with the rows. What a type may tell is in its {@link Shape}; values travel as parameters.
 */
@Injectable()
export class Reads {
  constructor(@Inject(Reader) private readonly reader: Reader) {}

  /** The row of `table` for which `where` holds, or null. */
  one(of: Shape, table: string, where: (row: string, statement: Statement) => string, info: GraphQLResolveInfo) {
    const statement = new Statement();
    const row = statement.alias();
    const json = object(of, treeOf(info), row, statement);
    return this.answer<Json | null>(
      `(select ${json} from ${table} as ${row} where ${where(row, statement)} limit 1)`,
      statement,
    );
  }

  /** A page of `list`, by the arguments of the field. @throws BadInput as {@link page} does. */
  page(list: List, info: GraphQLResolveInfo) {
    const statement = new Statement();
    return this.answer<Json>(page(list, treeOf(info), statement), statement);
  }

  /** All rows of a table that is bounded by nature. */
  all(
    of: Shape,
    table: string,
    where: (row: string, statement: Statement) => string,
    order: (row: string) => string,
    info: GraphQLResolveInfo,
  ) {
    const statement = new Statement();
    const sql = many(
      () => of,
      table,
      (row) => where(row, statement),
      order,
    )('', treeOf(info), statement);
    return this.answer<Json[]>(sql, statement);
  }

  private async answer<T>(sql: string, statement: Statement): Promise<T> {
    const [row] = await this.reader.rows<{ answer: T }>(`select ${sql} as answer`, statement.values);
    return row?.answer as T;
  }
}
