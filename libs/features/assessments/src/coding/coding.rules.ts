import { lengthInWords, ok, reject } from '@quipu/kernel';

/** The shortest rationale of a code, in characters. */
export const MIN_RATIONALE = 40;
/** The shortest reason for taking the place of a code, in characters. */
export const MIN_SUPERSEDING = 10;

/** A code and what is said for it. */
export interface Coding {
  readonly rationale: string;
  /** The standing assessment of the same report, target and indicator, as its author saw it. */
  readonly supersedes: string | null;
  readonly because: string | null;
}

/**
 * Whether a code may take its place: with a rationale; and where one of the same report, target and indicator stands,
 * only by naming it and saying why.
 * @param standing id of the assessment that stands, or null.
 */
export function give(standing: string | null, coding: Coding) {
  const length = lengthInWords(coding.rationale);
  if (length < MIN_RATIONALE)
    return reject('ASSESSMENT_RATIONALE_TOO_SHORT', 'rationale', { min: MIN_RATIONALE, length });
  if (standing && !coding.supersedes) return reject('ASSESSMENT_ALREADY_GIVEN', 'supersedes');
  if (coding.supersedes !== standing || (!standing && coding.because))
    return reject('ASSESSMENT_NOT_STANDING', 'supersedes');
  if (standing && lengthInWords(coding.because ?? '') < MIN_SUPERSEDING)
    return reject('ASSESSMENT_SUPERSEDING_UNEXPLAINED', 'supersedesBecause', { min: MIN_SUPERSEDING });
  return ok(coding);
}
