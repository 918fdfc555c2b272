import type { CodingPageQuery } from '@quipu/client';

type Plan = NonNullable<CodingPageQuery['plan']>;
type Commitment = NonNullable<CodingPageQuery['commitment']>;

/** A report that can be coded with: its scheme is on record. */
export type Report = Plan['reports'][number] & { readonly scheme: NonNullable<Plan['reports'][number]['scheme']> };

export const codable = ({ reports }: Plan): Report[] =>
  reports.filter((report): report is Report => report.scheme !== null);

/**
 * What the address chooses to code, by `reporte`, `hito` and `indicador`; where it says nothing that there is, the newest
 * report, the commitment as a whole, and the first indicator that has no code yet.
 */
export function chosen(plan: Plan, commitment: Commitment, query: URLSearchParams) {
  const reports = codable(plan);
  const report = reports.find(({ code }) => code === query.get('reporte')) ?? reports.at(-1);
  const milestone = commitment.milestones.find(({ number }) => number === query.get('hito')) ?? null;
  const given = (milestone ?? commitment).assessments.filter((one) => one.report.code === report?.code);
  const indicators = report?.scheme.indicators ?? [];
  const indicator =
    indicators.find(({ code }) => code === query.get('indicador')) ??
    indicators.find(({ code }) => !given.some((one) => one.indicator.code === code)) ??
    indicators[0];
  const standing = given.find((one) => one.indicator.code === indicator?.code) ?? null;
  return report && indicator ? { report, milestone, indicator, standing } : null;
}
