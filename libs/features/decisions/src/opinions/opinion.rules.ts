import { lengthInWords, ok, reject } from '@quipu/kernel';

/** The shortest reasons of an opinion, in characters. The database holds the same bound (ck_opinions_reasons). */
export const MIN_REASONS = 40;
/** The shortest reason for taking the place of an opinion, in characters. */
export const MIN_SUPERSEDING = 10;

/** What {@link give} looks at of an opinion. */
export interface Given {
  readonly reasons: string;
  /** Id of the opinion that it takes the place of, or null. */
  readonly named: string | null;
  readonly because: string | null;
}

/**
 * Whether an institution may say this: with reasons, in a technical meeting or in none; and once, unless it says why it
 * thinks otherwise now.
 * @param standing id of the opinion that the institution gave already and that stands, or null.
 * @param meeting the kind of the event in which it is given, or null.
 */
export function give(opinion: Given, standing: string | null, meeting: string | null) {
  const { reasons, named, because } = opinion;
  const length = lengthInWords(reasons);
  if (length < MIN_REASONS) return reject('OPINION_REASONS_TOO_SHORT', 'reasons', { min: MIN_REASONS, length });
  if (meeting !== null && meeting !== 'technical_meeting') return reject('OPINION_NOT_IN_TECHNICAL_MEETING', 'event');
  if (standing && !named) return reject('OPINION_ALREADY_GIVEN', 'supersedes');
  if (named !== standing || (!named && because)) return reject('OPINION_NOT_STANDING', 'supersedes');
  if (named && lengthInWords(because ?? '') < MIN_SUPERSEDING)
    return reject('OPINION_SUPERSEDING_UNEXPLAINED', 'supersedesBecause', { min: MIN_SUPERSEDING });
  return ok(opinion);
}
