import { lengthInWords, ok, reject } from '@quipu/kernel';

/** Where a milestone can stand, as the coordinator says it. Never said is none of these: it is not known (P11). */
export enum MilestoneStatusCode {
  NOT_STARTED = 'not_started',
  IN_PROGRESS = 'in_progress',
  COMPLETED = 'completed',
  SUSPENDED = 'suspended',
  WITHDRAWN = 'withdrawn',
}

const { NOT_STARTED, IN_PROGRESS, COMPLETED, SUSPENDED, WITHDRAWN } = MilestoneStatusCode;

/**
 * What may follow what. Between two looks a milestone may have begun and ended, so it can be completed from anywhere but
 * a suspension, which ends first. A completed one can only be reopened. What was withdrawn stays withdrawn.
 */
const NEXT: Readonly<Record<MilestoneStatusCode, readonly MilestoneStatusCode[]>> = {
  [NOT_STARTED]: [IN_PROGRESS, COMPLETED, SUSPENDED, WITHDRAWN],
  [IN_PROGRESS]: [COMPLETED, SUSPENDED, WITHDRAWN],
  [SUSPENDED]: [IN_PROGRESS, WITHDRAWN],
  [COMPLETED]: [IN_PROGRESS],
  [WITHDRAWN]: [],
};

/** The shortest reason for a status, in characters. The database asks for as many (ck_milestone_statuses_because). */
export const MIN_BECAUSE = 10;

/** The status that stands. */
export interface Standing {
  readonly id: string;
  readonly status: MilestoneStatusCode;
}

/** The status that is to stand from now on. */
export interface Move {
  readonly status: MilestoneStatusCode;
  readonly because: string;
  /** The one that its author saw standing. */
  readonly supersedes: string | null;
}

/** What may follow `status`; anything may come first. */
export const nextOf = (status: MilestoneStatusCode | null): readonly MilestoneStatusCode[] =>
  status ? NEXT[status] : Object.values(MilestoneStatusCode);

/**
 * Whether a milestone may go where `to` says. Whoever moves it names the status that they saw, so that nobody undoes
 * unseen what somebody else has just said.
 * @param standing null when none was ever said.
 */
export function move(standing: Standing | null, to: Move) {
  if (standing && !to.supersedes) return reject('MILESTONE_STATUS_ALREADY_SET', 'supersedes');
  if ((standing?.id ?? null) !== to.supersedes) return reject('MILESTONE_STATUS_NOT_STANDING', 'supersedes');
  if (standing && !nextOf(standing.status).includes(to.status))
    return reject('MILESTONE_MOVE_NOT_ALLOWED', 'status', { from: standing.status, to: to.status });
  const length = lengthInWords(to.because);
  if (length < MIN_BECAUSE) return reject('MILESTONE_BECAUSE_TOO_SHORT', 'because', { min: MIN_BECAUSE, length });
  return ok(to);
}
