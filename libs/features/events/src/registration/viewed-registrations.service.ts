import { Injectable } from '@nestjs/common';
import { page, Statement, type Question } from '@quipu/platform/reads';
import { DataSource } from 'typeorm';
import { ofEvent, registrationList } from './registrations.reads.ts';

const INVITATION = `
  select code from access.event_invitations where event_id = (
    select events.id from events join plans on plans.id = plan_id where plans.code = $1 and events.code = $2)`;

const MINE = `
  select exists (select from event_registrations join events on events.id = event_id join plans on plans.id = plan_id
    where plans.code = $1 and events.code = $2 and account_id = $3 and withdrawn_at is null) as is`;

/** Reads of registrations, on the primary: who may ask, the law has said. */
@Injectable()
export class ViewedRegistrations {
  constructor(private readonly database: DataSource) {}

  async page(plan: string, code: string, { tree }: Question): Promise<object> {
    const statement = new Statement();
    const [of, at] = [statement.value(plan, 'text'), statement.value(code, 'text')];
    const sql = page(registrationList, tree, statement, (row) => ofEvent(row, of, at));
    const [row] = await this.database.query<{ answer: object }[]>(`select ${sql} as answer`, statement.values);
    return row?.answer ?? {};
  }

  /** The code that is sent to who is invited; null where nobody has to be. */
  async invitation(plan: string, code: string): Promise<string | null> {
    const [row] = await this.database.query<{ code: string }[]>(INVITATION, [plan, code]);
    return row?.code ?? null;
  }

  async isRegistered(account: string, plan: string, code: string): Promise<boolean> {
    const [row] = await this.database.query<{ is: boolean }[]>(MINE, [plan, code, account]);
    return row?.is ?? false;
  }
}
