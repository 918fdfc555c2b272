import type { Permission } from '../law/law.ts';

/** A kind of work that waits for people. */
export interface WorkKind {
  /** In small letters with hyphens, `grant-confirmation`; its words are `work.<kind>` of the catalogue. */
  readonly kind: string;
  /** What one must be allowed to do the work: nobody else is asked. */
  readonly permission: Permission;
  /** Whether the public may not know of it: of what somebody else leaves open, its title is not told. */
  readonly isHidden?: boolean;
  /**
   * A `select` that answers what waits for the asker: one row for each item, with the columns of {@link WORK_COLUMNS} by
   * name. It may read these, beside the tables:
   * - `asker (account_id)`: one row, who asks;
   * - `held (role, member_id, plan_id, institution_id)`: the asker's roles that hold {@link permission};
   * - `reached_members (id)`, `reached_plans (id)` and `reached_institutions (id)`: what those roles reach.
   */
  readonly find: string;
}

/** The columns of {@link WorkKind.find}, and their types: an untyped null is taken as well. */
export const WORK_COLUMNS = {
  /** Code or id of the thing, as acts name it. */
  ref: 'text',
  /** What it is called. In the language in which it was written where there is one. */
  title_es: 'text',
  title_en: 'text',
  /** Of how many things the item speaks; 1 for one thing. */
  count: 'bigint',
  /** Since when it waits. */
  since: 'timestamptz',
  /** The last day for it; null where there is none. A year, a month or a day. */
  due: 'text',
  /** Code of the plan; null for what lies in none. */
  plan: 'text',
  /** Parts of the Spanish address at which it is done: `{planes,PE-PAGA-3,aportes,CTR-01}`. */
  path: 'text[]',
} as const;

const kinds = new Map<string, WorkKind>();

/**
 * Says, once for each kind, what waits for whom. Features declare their own before the first request:
 *
 * ```ts
 * declareWork({
 *   kind: 'undecided-contributions', permission: 'decision:record',
 *   find: `select plans.code as ref, plans.title_es, plans.title_en, count(*) as count, min(…) as since,
 *            null as due, plans.code as plan, array['planes', plans.code, 'aportes'] as path
 *          from contributions join plans on plans.id = plan_id
 *          where plan_id in (select id from reached_plans) and … group by plans.id`,
 * });
 * ```
 *
 * Every column of {@link WORK_COLUMNS} has to be there, if only as null.
 */
export function declareWork(kind: WorkKind): void {
  kinds.set(kind.kind, kind);
}

/** All kinds, by name. */
export const workKinds = (): WorkKind[] =>
  [...kinds.values()].toSorted((one, other) => (one.kind < other.kind ? -1 : 1));
