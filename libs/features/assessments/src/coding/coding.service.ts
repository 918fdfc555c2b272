import { Injectable } from '@nestjs/common';
import { Commitment, Milestone } from '@quipu/commitments';
import { Journal } from '@quipu/journal';
import { notFound, Rejection, reject, type Actor } from '@quipu/kernel';
import { Plan } from '@quipu/plans';
import type { EntityManager } from 'typeorm';
import { Assessment } from '../assessment.entity.ts';
import { IrmReport } from '../irm-report.entity.ts';
import { Indicator, IndicatorCode } from '../scheme.entity.ts';
import type { CodeIndicatorInput } from './coding.inputs.ts';
import { give } from './coding.rules.ts';

/** What a code is given for: a report, and in its plan a commitment or milestone. */
interface Target {
  readonly planId: string;
  readonly irmReportId: string;
  readonly commitmentId: string;
  readonly milestoneId: string | null;
}

const STANDING = `
  select id from assessments as standing
  where irm_report_id = $1 and commitment_id = $2 and milestone_id is not distinct from $3 and indicator_code = $4
    and not exists (select from assessments as newer where newer.supersedes_id = standing.id)`;

/** Coding by the IRM: each code one transaction and one act. */
@Injectable()
export class CodingService {
  constructor(private readonly journal: Journal) {}

  /**
   * Gives a code to an indicator of a commitment or milestone. It is public at once and never edited.
   * Rejects with PLAN_NOT_FOUND, IRM_REPORT_NOT_FOUND, COMMITMENT_NOT_FOUND, MILESTONE_NOT_FOUND, IRM_REPORT_HAS_NO_SCHEME,
   * INDICATOR_NOT_FOUND or INDICATOR_CODE_NOT_FOUND, or as {@link give} does. Two at once: one is recorded, the other is
   * told that a code stands already.
   */
  code(actor: Actor, input: CodeIndicatorInput): Promise<Assessment | Rejection> {
    const subject = [input.plan, input.commitment, ...(input.milestone ? [input.milestone] : [])].join('/');
    const act = { actor, act: 'assessment.recorded', subject, reason: input.rationale } as const;
    return this.journal.write<Assessment>(act, async (tx) => {
      const plan = await tx.findOneBy(Plan, { code: input.plan });
      if (!plan) return notFound('PLAN', input.plan);
      // The report is locked: of two codes for one thing at once, the second one sees the first.
      const where = { planId: plan.id, code: input.report };
      const report = await tx.findOne(IrmReport, { where, lock: { mode: 'pessimistic_write' } });
      if (!report) return notFound('IRM_REPORT', input.report);
      const target = await this.target(tx, report, input);
      if (target instanceof Rejection) return target;
      const scheme = await this.scheme(tx, report, input);
      if (scheme instanceof Rejection) return scheme;
      return this.record(tx, target, scheme, input);
    });
  }

  private async target(tx: EntityManager, report: IrmReport, input: CodeIndicatorInput): Promise<Target | Rejection> {
    const commitment = await tx.findOneBy(Commitment, { planId: report.planId, number: input.commitment });
    if (!commitment) return notFound('COMMITMENT', input.commitment);
    const of = { planId: report.planId, irmReportId: report.id, commitmentId: commitment.id };
    if (!input.milestone) return { ...of, milestoneId: null };
    const milestone = await tx.findOneBy(Milestone, { commitmentId: commitment.id, number: input.milestone });
    return milestone ? { ...of, milestoneId: milestone.id } : notFound('MILESTONE', input.milestone);
  }

  /** The scheme of the report, which has to have the indicator and its code. */
  private async scheme(tx: EntityManager, report: IrmReport, input: CodeIndicatorInput): Promise<string | Rejection> {
    const { schemeCode } = report;
    if (!schemeCode) return reject('IRM_REPORT_HAS_NO_SCHEME', 'report', { report: report.code }).rejection;
    const { indicator, code } = input;
    if (!(await tx.existsBy(Indicator, { schemeCode, code: indicator }))) return notFound('INDICATOR', indicator);
    const isCode = await tx.existsBy(IndicatorCode, { schemeCode, indicatorCode: indicator, code });
    return isCode ? schemeCode : notFound('INDICATOR_CODE', code);
  }

  private async record(tx: EntityManager, target: Target, schemeCode: string, input: CodeIndicatorInput) {
    const { irmReportId, commitmentId, milestoneId } = target;
    const found = [irmReportId, commitmentId, milestoneId, input.indicator];
    const [standing] = await tx.query<{ id: string }[]>(STANDING, found);
    const { rationale, supersedesBecause: because = null } = input;
    const given = give(standing?.id ?? null, {
      rationale,
      because,
      supersedes: input.supersedes?.toLowerCase() ?? null,
    });
    if (!given.ok) return given.rejection;
    return tx.save(Assessment, {
      ...target,
      schemeCode,
      indicatorCode: input.indicator,
      codeText: input.code,
      rationale,
      supersedesId: standing?.id ?? null,
      supersedesBecause: because || null,
    });
  }
}
