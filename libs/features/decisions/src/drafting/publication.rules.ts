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
