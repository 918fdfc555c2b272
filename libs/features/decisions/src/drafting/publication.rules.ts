import { ok, reject } from '@quipu/kernel';

/** What {@link complete} looks at of a draft. */
interface Draftable {
  readonly stage: string | null;
  readonly outcome: string | null;
}

/** Whether a draft says enough to be put to the rules of decisions: where it was decided, and what. */
export function complete<D extends Draftable>(draft: D) {
  const { stage, outcome } = draft;
  if (!stage) return reject('DECISION_STAGE_MISSING', 'stage');
  if (!outcome) return reject('DECISION_OUTCOME_MISSING', 'outcome');
  return ok({ ...draft, stage, outcome });
}

/** What {@link show} looks at of a draft. */
interface Shown {
  readonly revision: number;
  /** The revision that somebody else approved; null where nobody did. */
  readonly approvedRevision: number | null;
}

/**
 * Whether a decision may be published: where the plan wants a second pair of eyes, only the very revision that they approved.
 * @param draft null for a decision that was no draft.
 */
export function show(draft: Shown | null, needsSecondEyes: boolean) {
  const isSeen = draft !== null && draft.approvedRevision === draft.revision;
  return needsSecondEyes && !isSeen ? reject('DECISION_NEEDS_SECOND_EYES', draft ? 'revision' : undefined) : ok(draft);
}
