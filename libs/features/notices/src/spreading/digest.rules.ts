/** One thing that a digest tells. */
interface Told {
  /** The plan that it lies in, as it is called. */
  readonly plan: string;
  readonly entry: { readonly text: string; readonly link: string };
}

/** What a digest tells, by plan, in the order in which the first thing of each happened. */
export function groupByPlan(told: readonly Told[]) {
  const plans = [...new Set(told.map(({ plan }) => plan))];
  return plans.map((heading) => ({
    heading,
    entries: told.filter(({ plan }) => plan === heading).map(({ entry }) => entry),
  }));
}
