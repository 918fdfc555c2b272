import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Throttles } from '@quipu/accounts';
import { Journal } from '@quipu/journal';
import { notFound, reject, Rejection, system, type Actor } from '@quipu/kernel';
import { Contribution } from '@quipu/participation';
import { DataSource } from 'typeorm';
import {
  ContributionReport,
  type ReportClosed,
  type ReportContributionInput,
  type ReportReceived,
} from './report.entity.ts';
import { close } from './reports.rules.ts';

const HIDDEN = 'select exists (select from hidden_contributions where contribution_id = $1) as is';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What people report: each one transaction and one act, whose subject tells nobody what was reported. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly journal: Journal,
    private readonly throttles: Throttles,
    private readonly database: DataSource,
  ) {}

  /**
   * Takes a report from anybody; who, is not kept. Rejects with TOO_MANY_ATTEMPTS by the network of `address`, with
   * CONTRIBUTION_NOT_FOUND, or with REPORT_ALREADY_HIDDEN.
   */
  async report(input: ReportContributionInput, address: string): Promise<ReportReceived | Rejection> {
    const refused = await this.throttles.report(address);
    if (refused) return refused;
    const { contribution: code, ground, note, website } = input;
    const contribution = await this.database.manager.findOneBy(Contribution, { code });
    if (!contribution) return notFound('CONTRIBUTION', code);
    if (website) return { contribution: code };
    const { id: contributionId, planId } = contribution;
    const id = randomUUID();
    const act = { actor: system('reports'), act: 'report.received', subject: id } as const;
    return this.journal.write<ReportReceived>(act, async (tx) => {
      const [hidden] = await tx.query<{ is: boolean }[]>(HIDDEN, [contributionId]);
      if (hidden?.is) return reject('REPORT_ALREADY_HIDDEN', 'contribution').rejection;
      await tx.insert(ContributionReport, { id, planId, contributionId, ground, note: note?.trim() || null });
      return { contribution: code };
    });
  }

  /** Leaves the contribution as it is, and says why to those who moderate. Rejects with REPORT_NOT_FOUND, or as {@link close}. */
  async close(actor: Actor, id: string, because: string): Promise<ReportClosed | Rejection> {
    if (!ID.test(id)) return notFound('REPORT', id);
    return this.journal.write<ReportClosed>({ actor, act: 'report.closed', subject: id }, async (tx) => {
      const report = await tx.findOne(ContributionReport, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (!report) return notFound('REPORT', id);
      const may = close({ isOpen: report.closedAt === null }, because);
      if (!may.ok) return may.rejection;
      await tx.update(ContributionReport, { id }, { closedAt: () => 'now()', closedBecause: because });
      return { id: report.id };
    });
  }
}
