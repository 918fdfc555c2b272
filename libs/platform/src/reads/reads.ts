import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../clock/index.ts';
import { PastReader } from '../database/past-reader.ts';
import { Reader } from '../database/reader.ts';
import { page, type List } from './list.ts';
import { Past } from './past.ts';
import type { Question } from './question.ts';
import { many, object, type Shape } from './shape.ts';
import { Statement } from './statement.ts';

/** What an answer is, once GraphQL has picked its fields. */
type Json = object;

/**
 * Public reads of GraphQL roots: one SQL statement for each root, however deep the question, so the number of statements
 * never grows with the rows. What a type may tell is in its {@link Shape}; values travel as parameters. A question about
 * the past is the same statement, over the record as it was.
 */
@Injectable()
export class Reads {
  constructor(
    @Inject(Reader) private readonly present: Reader,
    @Inject(PastReader) private readonly then: PastReader,
    @Inject(Past) private readonly past: Past,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** The row of `table` for which `where` holds, or null. */
  async one(of: Shape, table: string, where: (row: string, statement: Statement) => string, question: Question) {
    const statement = await this.statement(question);
    const row = statement.alias();
    const json = object(of, question.tree, row, statement);
    const sql = `(select ${json} from ${table} as ${row} where ${where(row, statement)} limit 1)`;
    return this.answer<Json | null>(question, sql, statement);
  }

  /** A page of `list`, by the arguments of the field. @throws BadInput as {@link page} does. */
  async page(list: List, question: Question) {
    const statement = await this.statement(question);
    return this.answer<Json>(question, page(list, question.tree, statement), statement);
  }

  /** All rows of a table that is bounded by nature. */
  async all(
    of: Shape,
    table: string,
    where: (row: string, statement: Statement) => string,
    order: (row: string) => string,
    question: Question,
  ) {
    const statement = await this.statement(question);
    const sql = many(
      () => of,
      table,
      (row) => where(row, statement),
      order,
    )('', question.tree, statement);
    return this.answer<Json[]>(question, sql, statement);
  }

  /** The rows of a statement for which a shape is too little. `sql` itself must never hold a caller's text. */
  async rows<Row extends Record<string, unknown>>(question: Question, sql: string, values: readonly unknown[]) {
    const moment = await question.moment(this.past);
    return moment ? this.then.rows<Row>(moment.size, sql, values) : this.present.rows<Row>(sql, values);
  }

  private async statement(question: Question): Promise<Statement> {
    const moment = await question.moment(this.past);
    return new Statement(moment?.at ?? this.clock.now());
  }

  private async answer<T>(question: Question, sql: string, { values }: Statement): Promise<T> {
    const [row] = await this.rows<{ answer: T }>(question, `select ${sql} as answer`, values);
    return row?.answer as T;
  }
}
