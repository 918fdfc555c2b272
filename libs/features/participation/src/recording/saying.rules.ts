import { lengthInWords, ok, reject } from '@quipu/kernel';

/** The shortest title, in characters. */
export const MIN_TITLE = 10;
/** The shortest text of a proposal, in characters: what, for whom, why. */
export const MIN_PROPOSAL = 40;
/** The shortest text of anything else, in characters. */
export const MIN_BODY = 10;

/** What somebody leaves. */
export interface Submission {
  readonly kind: string;
  readonly title: string;
  readonly body: string;
}

/** Whether a contribution says enough for somebody to answer it. */
export function say(submission: Submission) {
  const title = lengthInWords(submission.title);
  if (title < MIN_TITLE) return reject('CONTRIBUTION_TITLE_TOO_SHORT', 'title', { min: MIN_TITLE, length: title });
  const body = lengthInWords(submission.body);
  const min = submission.kind === 'proposal' ? MIN_PROPOSAL : MIN_BODY;
  return body < min ? reject('CONTRIBUTION_BODY_TOO_SHORT', 'body', { min, length: body }) : ok(submission);
}
