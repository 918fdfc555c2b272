import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ModerationCase } from './report.entity.ts';

/** How many contributions a queue shows: those that wait longest. */
const AT_MOST = 100;

const REPORTS = `(
  select json_agg(json_build_object('id', id, 'ground', ground, 'note', note, 'reportedAt', reported_at) order by reported_at, id)
  from contribution_reports where contribution_id = contributions.id and closed_at is null)`;

const CASE = `
  select contributions.code, plans.code as plan, contributions.title, contributions.body, contributions.language,
    standing.id as standing, coalesce(standing.is_hidden, false) as "isHidden", coalesce(${REPORTS}, '[]') as reports
  from contributions join plans on plans.id = plan_id
    left join standing_moderations as standing on standing.contribution_id = contributions.id`;

const QUEUE = `
  select queued.* from (${CASE} where plans.code = $1 and exists (
    select from contribution_reports where contribution_id = contributions.id and closed_at is null)) as queued
  order by (reports -> 0 ->> 'reportedAt')::timestamptz, code limit ${AT_MOST}`;

type Row = Omit<ModerationCase, 'reports'> & {
  readonly reports: readonly (Omit<ModerationCase['reports'][number], 'reportedAt'> & {
    readonly reportedAt: string;
  })[];
};

const told = (row: Row): ModerationCase => ({
  ...row,
  reports: row.reports.map((report) => ({ ...report, reportedAt: new Date(report.reportedAt) })),
});

/** Contributions as those who moderate read them. It is asked of the primary: no public read tells what is hidden. */
@Injectable()
export class CasesService {
  constructor(private readonly database: DataSource) {}

  /** What is reported in the plan with this code and still open: those that wait longest, at most 100. */
  async queue(plan: string): Promise<ModerationCase[]> {
    return (await this.database.query<Row[]>(QUEUE, [plan])).map(told);
  }

  async of(contribution: string): Promise<ModerationCase | null> {
    const [found] = await this.database.query<Row[]>(`${CASE} where contributions.code = $1`, [contribution]);
    return found ? told(found) : null;
  }
}
