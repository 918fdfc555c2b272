import { Injectable } from '@nestjs/common';
import type { Viewer } from '@quipu/accounts';
import { inPlan } from '@quipu/plans';
import { object, page, Statement, type Question } from '@quipu/platform/reads';
import { DataSource } from 'typeorm';
import { draftShape, draftsFor, openDrafts } from './drafts.reads.ts';

/** Reads of drafts: one statement each, on the primary, and nothing in it that the viewer may not see. */
@Injectable()
export class ViewedDrafts {
  constructor(private readonly database: DataSource) {}

  /** The draft with this id; null when there is none for `viewer`. */
  one(viewer: Viewer, id: string, { tree }: Question): Promise<object | null> {
    const statement = new Statement();
    const row = statement.alias();
    const table = draftsFor(viewer, statement);
    const json = object(draftShape, tree, row, statement);
    const sql = `(select ${json} from ${table} as ${row} where ${row}.id = ${statement.value(id, 'uuid')})`;
    return this.answer<object | null>(sql, statement);
  }

  /** A page of the open drafts that `viewer` may read. @param plan its code; null for every plan. */
  page(viewer: Viewer, plan: string | null, { tree }: Question): Promise<object> {
    const statement = new Statement();
    const list = openDrafts(draftsFor(viewer, statement));
    const sql = page(list, tree, statement, (row) => (plan === null ? 'true' : inPlan(row, plan, statement)));
    return this.answer<object>(sql, statement);
  }

  private async answer<T>(sql: string, { values }: Statement): Promise<T> {
    const [row] = await this.database.query<{ answer: T }[]>(`select ${sql} as answer`, values);
    return row?.answer as T;
  }
}
