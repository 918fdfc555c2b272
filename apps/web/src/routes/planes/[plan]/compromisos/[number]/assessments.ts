import type { AssessmentFactsFragment } from '@quipu/client';

interface OfIndicator<Assessment> {
  readonly indicator: AssessmentFactsFragment['indicator'];
  readonly assessments: readonly Assessment[];
}

interface OfReport<Assessment> {
  readonly report: AssessmentFactsFragment['report'];
  readonly indicators: readonly OfIndicator<Assessment>[];
}

type Grouped = Pick<AssessmentFactsFragment, 'isStanding' | 'code'> & {
  readonly report: AssessmentFactsFragment['report'];
  readonly indicator: AssessmentFactsFragment['indicator'];
};

/** The assessments that stand, by report, then by indicator in the scheme's order, then by code. */
export function byReport<Assessment extends Grouped>(assessments: readonly Assessment[]): OfReport<Assessment>[] {
  const standing = assessments.filter(({ isStanding }) => isStanding);
  return group(standing, ({ report }) => report.code).map((ofReport) => ({
    report: ofReport[0].report,
    indicators: group(ofReport, ({ indicator }) => indicator.code)
      .map((ofIndicator) => ({
        indicator: ofIndicator[0].indicator,
        assessments: ofIndicator.toSorted((one, other) => one.code.position - other.code.position),
      }))
      .toSorted((one, other) => one.indicator.position - other.indicator.position),
  }));
}

function group<Item>(items: readonly Item[], keyOf: (item: Item) => string): [Item, ...Item[]][] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const existing = groups.get(keyOf(item));
    if (existing) existing.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
