import type { Place } from './judgement.rules.ts';

/** A kind of thing that acts name. */
export interface Thing {
  /** In small letters: `contribution`. An absent one is refused as `CONTRIBUTION_NOT_FOUND`. */
  readonly kind: string;
  /** Whether the public may not know that it exists. */
  readonly isHidden: boolean;
  /**
   * SQL that answers, for the code or id `$1` (text), at most one row with what it lies in:
   * `member_id`, `plan_id`, `institution_ids` (uuid[]), `owner_id` or `owner_ids` (uuid[]); columns that are not there count as null.
   */
  readonly find: string;
}

const things = new Map<string, Thing>();

/** Says, once for each kind, where a thing lies. Features declare their own before the first request. */
export function declareThing(kind: string, find: string, { isHidden = false } = {}): void {
  things.set(kind, { kind, isHidden, find });
}

/** @throws Error when no feature declares it. */
export function thingOf(kind: string): Thing {
  const thing = things.get(kind);
  if (!thing) throw new Error(`no feature says where a ${kind} lies`);
  return thing;
}

/** A row of {@link Thing.find}. */
export interface PlaceRow {
  readonly member_id?: string | null;
  readonly plan_id?: string | null;
  readonly institution_ids?: readonly (string | null)[] | null;
  readonly owner_id?: string | null;
  readonly owner_ids?: readonly string[] | null;
}

export const placeOf = (row: PlaceRow): Place => ({
  memberId: row.member_id ?? null,
  planId: row.plan_id ?? null,
  institutionIds: (row.institution_ids ?? []).filter((id) => id !== null),
  ownerIds: row.owner_ids ?? (row.owner_id ? [row.owner_id] : null),
});
