import { ok, plainWords, reject } from '@quipu/kernel';
import { Demand } from '../outcome.ts';

/** What {@link asksOwnWords} looks at of a ground. */
interface Ground {
  readonly code: string;
  /** What a decision on it has to name. */
  readonly demands: Demand | null;
}

/** One of several decisions that rest on one ground. */
export interface Answer {
  /** Tracking code of the contribution that it answers. */
  readonly contribution: string;
  readonly title: string;
  readonly reasons: string | null;
}

/** How many contributions a refusal names. */
const NAMED = 20;

/**
 * Whether a ground cannot be explained to several people in the same words: `other`, which says nothing until somebody
 * explains it, and what repeats another contribution, because which one and in what differs from one to the next. One
 * programme, one place or one norm may well answer many alike.
 */
export const asksOwnWords = ({ code, demands }: Ground): boolean => code === 'other' || demands === Demand.DUPLICATE;

/** What is said beyond code and title of the contribution: to name it is not yet to answer it. */
const beyondName = ({ contribution, title, reasons }: Answer): string =>
  plainWords((reasons ?? '').replaceAll(contribution, ' ').replaceAll(title, ' ')).toLowerCase();

/**
 * Each with its own words where the ground asks for them: whether no two of `answers` say the same beyond the name of
 * their contribution. Refuses with the contributions whose words somebody else is given as well.
 * @param ground null where the decisions have none.
 */
export function ownWords(ground: Ground | null, answers: readonly Answer[]) {
  if (!ground || !asksOwnWords(ground)) return ok(answers);
  const times = new Map<string, number>();
  for (const words of answers.map(beyondName)) times.set(words, (times.get(words) ?? 0) + 1);
  const alike = answers.filter((answer) => (times.get(beyondName(answer)) ?? 0) > 1);
  if (alike.length === 0) return ok(answers);
  const codes = alike.map(({ contribution }) => contribution).toSorted();
  const more = Math.max(codes.length - NAMED, 0);
  return reject('BATCH_OWN_WORDS_MISSING', 'own', { contributions: codes.slice(0, NAMED).join(', '), more });
}
