import { ok, reject, type LocalDate } from '@quipu/kernel';

/** Phases of a plan in which its co-creation is over. Where the phase is not known contributions are taken. */
const OVER: ReadonlySet<string> = new Set(['adopted', 'implementation', 'closed']);
/** What people ask or complain about at any time: somebody has to answer in every phase. */
const ALWAYS: ReadonlySet<string> = new Set(['question', 'complaint']);

/** A stage, from its first day to its last one; null where no such day was set. */
export interface OpenStage {
  readonly opensOn: string | null;
  readonly closesOn: string | null;
}

/** Whether a contribution of this kind is taken at a stage of a plan in this phase, on `day` where the plan is. */
export function take(kind: string, at: { readonly phase: string | null; readonly stage: OpenStage }, day: LocalDate) {
  if (ALWAYS.has(kind)) return ok(day);
  const { opensOn, closesOn } = at.stage;
  if (at.phase !== null && OVER.has(at.phase)) return reject('CONTRIBUTIONS_CLOSED', 'plan');
  if (opensOn !== null && day < opensOn) return reject('CONTRIBUTIONS_NOT_OPEN_YET', 'stage', { opens: opensOn });
  if (closesOn !== null && day > closesOn) return reject('CONTRIBUTIONS_STAGE_CLOSED', 'stage', { closed: closesOn });
  return ok(day);
}

/** Of stages in their order, the one that a contribution is for when nothing is said: the first that is open on `day`. */
export function stageOn<Stage extends OpenStage>(stages: readonly Stage[], day: LocalDate): Stage | undefined {
  const isOpen = ({ opensOn, closesOn }: Stage) =>
    (opensOn === null || day >= opensOn) && (closesOn === null || day <= closesOn);
  return stages.find(isOpen) ?? stages[0];
}
