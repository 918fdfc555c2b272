import type { ContributionKind, DecidableFilter } from '@quipu/client';
import { addressOf } from '#lib/addresses.ts';

/** What the list is filtered by, as its address says it. */
export const FILTERS = ['stage', 'theme', 'kind', 'undecided', 'q'] as const;
export type Filters = Readonly<Record<(typeof FILTERS)[number], string | null>>;

const KINDS: ReadonlySet<string> = new Set<ContributionKind>(['PROPOSAL', 'COMMENT', 'QUESTION', 'COMPLAINT']);

/** Unless the address says `any`, those that nobody ever decided on. */
export const filtersOf = (asked: URLSearchParams): Filters => ({
  ...(Object.fromEntries(FILTERS.map((name) => [name, asked.get(name) || null])) as Filters),
  undecided: asked.get('undecided') === 'any' ? 'any' : 'yes',
});

/** The same for the API. What the address asks that nobody knows is not asked. */
export function decidable({ stage, theme, kind, undecided, q }: Filters): DecidableFilter {
  const known = kind?.toUpperCase() ?? '';
  return {
    stage,
    theme,
    kind: KINDS.has(known) ? (known as ContributionKind) : null,
    isUndecided: undecided === 'yes' ? true : null,
    search: q?.slice(0, 200) ?? null,
  };
}

/** The query of the address of a list that is filtered so. */
export const queryOf = (filters: Filters): string =>
  addressOf(
    '',
    new URLSearchParams(Object.entries(filters).filter((one): one is [string, string] => one[1] !== null)),
  ).slice(1);
