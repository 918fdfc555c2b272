import { ok, reject } from '@quipu/kernel';

/** Phases of a plan in which its co-creation is over. Where the phase is not known supports are taken. */
const OVER: ReadonlySet<string> = new Set(['adopted', 'implementation', 'closed']);

/** A contribution as far as it matters to who wants to support it. */
export interface Supportable {
  /** Whether who supports it left it. */
  readonly isOwn: boolean;
  readonly isHidden: boolean;
  readonly isWithdrawn: boolean;
  /** Of its plan. */
  readonly phase: string | null;
}

/** Whether a contribution may be supported now. */
export function support({ isOwn, isHidden, isWithdrawn, phase }: Supportable) {
  if (isHidden) return reject('SUPPORT_CONTRIBUTION_HIDDEN', 'contribution');
  if (isWithdrawn) return reject('SUPPORT_CONTRIBUTION_WITHDRAWN', 'contribution');
  if (isOwn) return reject('SUPPORT_OWN_CONTRIBUTION', 'contribution');
  if (phase !== null && OVER.has(phase)) return reject('SUPPORTS_CLOSED', 'contribution');
  return ok(true);
}
