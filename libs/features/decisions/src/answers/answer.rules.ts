import { lengthInWords, ok, reject } from '@quipu/kernel';

/** The shortest answer, in characters. The database holds the same bound (ck_answers_body). */
export const MIN_ANSWER = 40;
/** The shortest reason for taking the place of an answer, in characters. */
export const MIN_SUPERSEDING = 10;

/** What {@link answer} looks at of an answer. */
export interface Answering {
  readonly body: string;
  /** Id of the answer that it takes the place of, or null. */
  readonly named: string | null;
  readonly because: string | null;
}

/**
 * Whether this answers a contribution of `kind`: a proposal is decided on, everything else is answered; once, unless it is
 * said why the answer is another one now.
 * @param standing id of the answer that the same one gave already and that stands, or null.
 */
export function answer(kind: string, answering: Answering, standing: string | null) {
  const { body, named, because } = answering;
  if (kind === 'proposal') return reject('ANSWER_NOT_FOR_PROPOSALS', 'contribution');
  const length = lengthInWords(body);
  if (length < MIN_ANSWER) return reject('ANSWER_TOO_SHORT', 'body', { min: MIN_ANSWER, length });
  if (standing && !named) return reject('ANSWER_ALREADY_GIVEN', 'supersedes');
  if (named !== standing || (!named && because)) return reject('ANSWER_NOT_STANDING', 'supersedes');
  if (named && lengthInWords(because ?? '') < MIN_SUPERSEDING)
    return reject('ANSWER_SUPERSEDING_UNEXPLAINED', 'supersedesBecause', { min: MIN_SUPERSEDING });
  return ok(answering);
}
