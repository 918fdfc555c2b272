import { ok, reject } from '@quipu/kernel';

/** A term by what it is of; what names nothing is of all. */
export interface Term {
  readonly stage?: string | null;
  readonly kind?: string | null;
  readonly days: number;
}

/** What a term is of, as one word. */
export const termKey = ({ stage, kind }: Pick<Term, 'stage' | 'kind'>): string => `${stage ?? ''}/${kind ?? ''}`;

/** Whether no two terms are of the same. */
export function settle(terms: readonly Term[]) {
  const keys = new Set(terms.map(termKey));
  return keys.size < terms.length ? reject('ANSWER_TERM_TWICE', 'terms') : ok(terms);
}
