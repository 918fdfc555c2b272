import type { Role } from '@quipu/kernel';

/** Where a thing lies, by ids. What it does not lie in is null. */
export interface Place {
  readonly memberId: string | null;
  readonly planId: string | null;
  /** Those that answer for it. */
  readonly institutionIds: readonly string[];
  /** The accounts whose own it is; null for what is nobody's own. */
  readonly ownerIds: readonly string[] | null;
}

/** A role that stands now, and the one thing that it was granted within. */
export interface Held {
  readonly role: Role;
  readonly memberId: string | null;
  readonly planId: string | null;
  readonly institutionId: string | null;
}

/** Whether what `held` was granted within holds what lies at `place`. */
export function covers(held: Held, place: Place): boolean {
  if (held.planId) return held.planId === place.planId;
  if (held.institutionId) return place.institutionIds.includes(held.institutionId);
  return held.memberId !== null && held.memberId === place.memberId;
}
