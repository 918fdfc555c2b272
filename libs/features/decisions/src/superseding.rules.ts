import { lengthInWords, ok, reject } from '@quipu/kernel';

/** The shortest reason for taking the place of a decision, in characters. */
export const MIN_SUPERSEDING = 10;

/**
 * Whether a decision may take its place among those of its contribution and stage: the first needs nothing, a later one
 * names the one that stands and says why.
 * @param standing id of the decision that stands, or null. @param named the id that the new one supersedes, or null.
 */
export function supersede(standing: string | null, named: string | null, because: string | null) {
  if (standing && !named) return reject('DECISION_ALREADY_TAKEN', 'supersedes');
  if (named !== standing) return reject('DECISION_NOT_STANDING', 'supersedes');
  if (named && lengthInWords(because ?? '') < MIN_SUPERSEDING)
    return reject('DECISION_SUPERSEDING_UNEXPLAINED', 'supersedesBecause', { min: MIN_SUPERSEDING });
  if (!named && because) return reject('DECISION_NOT_STANDING', 'supersedes');
  return ok(named);
}
