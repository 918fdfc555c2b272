import { Injectable } from '@nestjs/common';
import type { Viewer } from '@quipu/accounts';
import type { Question, Statement } from '@quipu/platform/reads';
import { DataSource } from 'typeorm';
import { batchSql, openBatchesSql } from './batches.reads.ts';
import { decidableCodesSql, decidableSql } from './decidable.reads.ts';

/** Reads of what waits for a decision: one statement each, on the primary, because drafts tell what waits no more. */
@Injectable()
export class BatchReads {
  constructor(private readonly database: DataSource) {}

  /** The batch with this id; null when there is none for `viewer`. */
  one(viewer: Viewer, id: string, asked: Question): Promise<object | null> {
    return this.answer<object | null>(batchSql(viewer, id, asked));
  }

  /** The batches of a plan of which something is open. */
  open(viewer: Viewer, plan: string, asked: Question): Promise<object[]> {
    return this.answer<object[]>(openBatchesSql(viewer, plan, asked));
  }

  /** A page of the contributions of a plan that wait for a decision. */
  decidable(plan: string, asked: Question): Promise<object> {
    return this.answer<object>(decidableSql(plan, asked));
  }

  /** The codes of all of them. */
  decidableCodes(plan: string, filter: object): Promise<string[]> {
    return this.answer<string[]>(decidableCodesSql(plan, { ...filter }));
  }

  private async answer<T>([sql, { values }]: [string, Statement]): Promise<T> {
    const [row] = await this.database.query<{ answer: T }[]>(`select ${sql} as answer`, values);
    return row?.answer as T;
  }
}
