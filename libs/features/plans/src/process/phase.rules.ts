import { lengthInWords, ok, reject } from '@quipu/kernel';

/** Where a plan itself stands. */
export enum PlanPhase {
  PREPARATION = 'preparation',
  CO_CREATION = 'co_creation',
  VALIDATION = 'validation',
  ADOPTED = 'adopted',
  IMPLEMENTATION = 'implementation',
  CLOSED = 'closed',
}

const ORDER = Object.values(PlanPhase);

/** The shortest reason, in characters, for what is taken back or said otherwise. */
const MIN_BECAUSE = 10;

/** Whether it is said why. */
export function explain(because: string | null | undefined) {
  const length = lengthInWords(because ?? '');
  return length < MIN_BECAUSE
    ? reject('PROCESS_UNEXPLAINED', 'because', { min: MIN_BECAUSE, length })
    : ok(because ?? '');
}

/** What may follow `phase`: the next one, and the one before, with a reason. From a phase that nobody knows, any. */
export function phasesAfter(phase: PlanPhase | null): readonly PlanPhase[] {
  if (phase === null) return ORDER;
  const place = ORDER.indexOf(phase);
  return ORDER.filter((_, other) => Math.abs(other - place) === 1);
}

/** Whether a plan may go from one phase to another. One step back is said with a reason; to stay is no step. */
export function movePhase(from: PlanPhase | null, to: PlanPhase, because: string | null | undefined) {
  if (!phasesAfter(from).includes(to)) return reject('PLAN_MOVE_NOT_ALLOWED', 'phase');
  const isBack = from !== null && ORDER.indexOf(to) < ORDER.indexOf(from);
  const explained = isBack ? explain(because) : ok('');
  return explained.ok ? ok(to) : explained;
}
