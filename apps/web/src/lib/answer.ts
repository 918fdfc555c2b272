import type { Outcome } from '@quipu/client';

/** How an end looks: nobody has to know the nine outcomes to see whether it went on, stopped, or is not known. */
export type Tone = 'kept' | 'changed' | 'stopped' | 'waiting' | 'unknown';

const tones: Readonly<Record<Outcome, Tone>> = {
  ACCEPTED: 'kept',
  ACCEPTED_WITH_CHANGES: 'changed',
  MERGED: 'changed',
  PARTLY_ADOPTED: 'changed',
  DEFERRED: 'waiting',
  REJECTED: 'stopped',
  OUT_OF_COMPETENCE: 'stopped',
  WITHDRAWN_BY_AUTHOR: 'stopped',
  NOT_CARRIED_FORWARD: 'stopped',
};

export const toneOf = (outcome: Outcome): Tone => tones[outcome];

/** What became of a contribution, in one of four words. */
export type Answer = 'adopted' | 'ended' | 'onward' | 'no-record';

/**
 * `adopted` as a commitment; `ended` by the last decision; `onward`: the last decision let it pass, and nothing says
 * what happened next; `no-record`: no decision at all.
 */
export function answerOf(contribution: {
  readonly commitments: readonly unknown[];
  readonly lastDecision: { readonly outcome: Outcome } | null;
}): Answer {
  if (contribution.commitments.length > 0) return 'adopted';
  if (contribution.lastDecision === null) return 'no-record';
  return movesOn.has(contribution.lastDecision.outcome) ? 'onward' : 'ended';
}

// As the database has it (moves_on): after these a contribution goes on to the next stage.
const movesOn: ReadonlySet<Outcome> = new Set(['ACCEPTED', 'ACCEPTED_WITH_CHANGES', 'PARTLY_ADOPTED']);

/** All outcomes, in the order in which they are offered to choose from. */
export const outcomes = Object.keys(tones) as readonly Outcome[];
