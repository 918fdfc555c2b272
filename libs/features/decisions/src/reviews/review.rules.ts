import { lengthInWords, LocalDate, ok, reject } from '@quipu/kernel';
import { Outcome } from '../outcome.ts';

/** The shortest words with which one asks again, in characters. The database holds the same (ck_review_requests_because). */
export const MIN_BECAUSE = 40;
/** Days for the answer where the plan says nothing of it. */
export const ANSWER_DAYS = 15;

/** The day `days` after `day`. */
export function after(day: LocalDate, days: number): LocalDate {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return LocalDate.of(date.toISOString().slice(0, 10));
}

/** What {@link ask} looks at of a decision. */
export interface Asked {
  readonly outcome: string;
  readonly isStanding: boolean;
  /** Whether it answers a request itself. */
  readonly isReview: boolean;
  /** Whether somebody asked about it already. */
  readonly isAsked: boolean;
  /** The day on which it was recorded, in the member's time zone. */
  readonly recordedOn: LocalDate;
  /** Days in which one can ask again. */
  readonly days: number;
}

/** Outcomes after which there is nothing to ask: what was wished, or what the author decided alone. */
const FINAL: ReadonlySet<string> = new Set([Outcome.ACCEPTED, Outcome.WITHDRAWN_BY_AUTHOR]);

/**
 * Whether the author of a contribution may ask to decide again: after a decision that stands and falls short of
 * acceptance, once, in the days that the plan gives, and with a reason. What answers a request is asked about no more.
 * @param today in the member's time zone; the last day counts.
 */
export function ask(decision: Asked, because: string, today: LocalDate) {
  if (FINAL.has(decision.outcome)) return reject('REVIEW_NOT_NEEDED', 'decision');
  if (decision.isReview) return reject('REVIEW_ANSWERED_ALREADY', 'decision');
  if (decision.isAsked) return reject('REVIEW_ALREADY_REQUESTED', 'decision');
  if (!decision.isStanding) return reject('REVIEW_DECISION_NOT_STANDING', 'decision');
  const last = after(decision.recordedOn, decision.days);
  if (today > last) return reject('REVIEW_TOO_LATE', 'decision', { days: decision.days, last });
  const length = lengthInWords(because);
  if (length < MIN_BECAUSE) return reject('REVIEW_BECAUSE_TOO_SHORT', 'because', { min: MIN_BECAUSE, length });
  return ok(decision);
}

/** A request, as far as {@link settle} looks at it. */
export interface Request {
  readonly id: string;
  /** Id of the decision that it asks about. */
  readonly decisionId: string;
  /** The account that recorded that decision; null where it is not known. */
  readonly decidedById: string | null;
  readonly isAnswered: boolean;
}

/**
 * Whether a decision settles what was asked: it takes the place of the decision asked about, and is taken by somebody else;
 * and nobody passes over a request that waits.
 * @param named the request that the decision says it answers; null when it names none.
 * @param waiting id of a request that waits about the decision that it supersedes, or null.
 * @param decision what it supersedes, and the account that takes it.
 */
export function settle(
  named: Request | null,
  waiting: string | null,
  decision: { readonly supersedes: string | null; readonly by: string | null },
) {
  if (!named) return waiting ? reject('REVIEW_REQUEST_WAITING', 'reviewRequest', { request: waiting }) : ok(null);
  if (named.isAnswered) return reject('REVIEW_REQUEST_CLOSED', 'reviewRequest');
  if (named.decisionId !== decision.supersedes) return reject('REVIEW_REQUEST_OF_ANOTHER', 'supersedes');
  if (named.decidedById !== null && named.decidedById === decision.by)
    return reject('REVIEW_BY_FIRST_DECIDER', 'reviewRequest');
  return ok(named.id);
}
