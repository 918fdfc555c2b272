import { lengthInWords, ok, reject, type LocalDate } from '@quipu/kernel';

/** A role that somebody is to be given. */
export interface GrantWish {
  readonly role: string;
  readonly member?: string | null | undefined;
  readonly plan?: string | null | undefined;
  readonly institution?: string | null | undefined;
  /** The first day, in the member's time zone; from now on when left out. */
  readonly from?: LocalDate | null | undefined;
  /** The last day, in the member's time zone; until it is ended when left out. */
  readonly until?: LocalDate | null | undefined;
  readonly because: string;
}

/** The shortest reason, in characters. The database holds the same bound (ck_grants_because). */
export const MIN_BECAUSE = 10;

type Level = 'member' | 'plan' | 'institution';

const LEVELS: readonly Level[] = ['member', 'plan', 'institution'];

/** Whether the reason says something. */
export function explained(because: string) {
  const length = lengthInWords(because);
  return length < MIN_BECAUSE
    ? reject('GRANT_BECAUSE_TOO_SHORT', 'because', { min: MIN_BECAUSE, length })
    : ok(because);
}

/** The roles that there are, with the levels at which each is granted. */
type Roles<Role extends string> = Readonly<Record<Role, { readonly levels: readonly Level[] }>>;

const isRole = <Role extends string>(role: string, roles: Roles<Role>): role is Role => Object.hasOwn(roles, role);

/** What a wish names: a role that there is, within exactly one thing of a level at which that role is granted. */
export function scopeOf<Role extends string>(wish: GrantWish, roles: Roles<Role>) {
  const { role } = wish;
  if (!isRole(role, roles)) return reject('GRANT_ROLE_UNKNOWN', 'role', { role });
  const named = LEVELS.filter((level) => wish[level]);
  const [level] = named;
  if (!level || named.length > 1) return reject('GRANT_SCOPE_NOT_ONE');
  const { levels } = roles[role];
  if (!levels.includes(level)) return reject('GRANT_LEVEL_NOT_ALLOWED', level, { role, levels: levels.join(', ') });
  return ok({ role, level, code: wish[level] ?? '' });
}

/** Whether the days make a period that is not over, and that does not change the past. */
export function dated({ from, until }: Pick<GrantWish, 'from' | 'until'>, today: LocalDate) {
  if (from && from < today) return reject('GRANT_STARTS_IN_THE_PAST', 'from', { from, today });
  if (until && until < (from ?? today)) return reject('GRANT_ENDS_BEFORE_IT_STARTS', 'until', { until });
  return ok({ from: from ?? null, until: until ?? null });
}

/** A grant of the same person that is not over when the new one is to start. */
export interface OtherGrant {
  readonly role: string;
  /** Whether it is within the same thing. */
  readonly isThere: boolean;
}

/** What {@link give} looks at beside the wish. */
export interface Circumstances {
  /** The account that gives; null at the console of the installation. */
  readonly giver: string | null;
  /** The account that is to hold the role. */
  readonly holder: string;
  /** Whether what the grant names lies within what the giver administers. */
  readonly isReached: boolean;
  /** Of an institution, its kind. */
  readonly institutionKind: string | null;
  readonly others: readonly OtherGrant[];
}

/** An officer answers for the State; who speaks for an institution as a contributor speaks for anybody but it. */
const isOfKind = (role: string, kind: string | null): boolean =>
  kind === null || (role === 'institution_officer') === (kind === 'government');

/** The IRM is independent: who researches for it holds no other role. */
const isIndependent = (role: string, others: readonly OtherGrant[]): boolean =>
  others.every((other) => (other.role === 'irm_researcher') === (role === 'irm_researcher'));

/** Whether `role` may be given: nobody gives to themselves, or what lies beyond what they administer. */
export function give(role: string, { giver, holder, isReached, institutionKind, others }: Circumstances) {
  if (giver === holder) return reject('GRANT_TO_ONESELF', 'account');
  if (!isReached) return reject('GRANT_OUT_OF_REACH');
  if (!isOfKind(role, institutionKind)) return reject('GRANT_INSTITUTION_OF_WRONG_KIND', 'institution', { role });
  if (others.some((other) => other.role === role && other.isThere))
    return reject('GRANT_HELD_ALREADY', 'role', { role });
  if (!isIndependent(role, others)) return reject('GRANT_NOT_INDEPENDENT', 'role', { role });
  return ok(role);
}

/** What {@link confirm} and {@link end} look at. */
export interface GrantNow {
  readonly role: string;
  readonly accountId: string;
  readonly grantedBy: string | null;
  readonly isConfirmed: boolean;
  readonly isOver: boolean;
}

/** Whether `confirmer` may confirm: four eyes, so neither who gave the grant nor who holds it. */
export function confirm(grant: GrantNow, confirmer: string | null) {
  if (grant.isOver) return reject('GRANT_OVER');
  if (grant.role !== 'administrator' || grant.grantedBy === null || grant.isConfirmed)
    return reject('GRANT_NEEDS_NO_CONFIRMATION');
  if (!confirmer || confirmer === grant.grantedBy || confirmer === grant.accountId)
    return reject('GRANT_NEEDS_FOUR_EYES');
  return ok(confirmer);
}

/** Whether a grant can still be ended. */
export const end = (grant: Pick<GrantNow, 'isOver'>) => (grant.isOver ? reject('GRANT_OVER') : ok(grant));
