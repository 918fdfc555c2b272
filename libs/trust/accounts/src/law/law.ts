import type { Role } from '@quipu/kernel';

/** What a role may be granted within. */
export type Level = 'member' | 'plan' | 'institution';

/**
 * How far a role reaches in an act. `granted`: what lies within the member, plan or institution that the grant names.
 * `own`: what belongs to the account itself. `everywhere`: the whole installation.
 */
export type Reach = 'granted' | 'own' | 'everywhere';

/** Roles that people hold by a grant. */
export type GrantedRole = Exclude<Role, 'account' | 'system'>;

interface RoleLaw {
  /** Who that is, for docs/access.md. */
  readonly who: string;
  readonly levels: readonly Level[];
}

/**
 * The roles of people. `account` needs no grant: it is whoever has signed in; and who holds no office is a contributor
 * for oneself. The database holds the same levels (ck_grants_scope_of_role).
 */
export const ROLES: Readonly<Record<GrantedRole, RoleLaw>> = {
  contributor: {
    who: 'a citizen; by a grant, also speaks for an institution of civil society',
    levels: ['institution'],
  },
  institution_officer: { who: 'answers for a ministry or another institution of the State', levels: ['institution'] },
  coordinator: { who: 'runs the co-creation and follows the plan: in Peru, SGP-PCM', levels: ['member', 'plan'] },
  forum_member: { who: 'sits in the multi-stakeholder forum', levels: ['member', 'plan'] },
  irm_researcher: { who: "researches for OGP's Independent Reporting Mechanism", levels: ['member', 'plan'] },
  auditor: { who: 'reads everything, and writes nothing', levels: ['member', 'plan'] },
  administrator: { who: 'keeps accounts and grants, and touches no content', levels: ['member'] },
};

interface Rule {
  /** What it allows, for docs/access.md. */
  readonly may: string;
  readonly roles: Readonly<Partial<Record<GrantedRole | 'account', Reach>>>;
}

/**
 * The law of access: for each permission, which roles hold it and how far they reach. The guard asks it, docs/access.md
 * is made from it, and the test matrix holds every query, mutation, route and page to it. What stands in no row nobody may.
 */
export const LAW = {
  'account:use': {
    may: 'sign out, see own sessions, tokens and work, change own password and second factor',
    roles: { account: 'own' },
  },
  'contribution:submit': {
    may: 'leave a contribution, for oneself or for the institution one speaks for',
    roles: { contributor: 'own' },
  },
  'contribution:own': { may: 'read what became of own contributions', roles: { account: 'own' } },
  'decision:record': {
    may: 'record and publish a decision on a contribution',
    roles: { coordinator: 'granted' },
  },
  'draft:write': { may: 'write, revise and discard a draft', roles: { coordinator: 'granted' } },
  'draft:read': { may: 'read what is not published yet', roles: { coordinator: 'granted', auditor: 'granted' } },
  'milestone:move': { may: 'say where a milestone stands', roles: { coordinator: 'granted' } },
  'file:upload': { may: 'bring a file that becomes evidence', roles: { institution_officer: 'everywhere' } },
  'evidence:submit': {
    may: 'submit evidence on a milestone of the own institution',
    roles: { institution_officer: 'granted' },
  },
  'assessment:record': { may: 'code an indicator for the IRM', roles: { irm_researcher: 'granted' } },
  'snapshot:take': { may: 'take a snapshot of the figures of a plan', roles: { coordinator: 'granted' } },
  'account:read': {
    may: 'read accounts and the sign-ins of others',
    roles: { administrator: 'everywhere', auditor: 'everywhere' },
  },
  'account:invite': { may: 'open an account for somebody', roles: { administrator: 'everywhere' } },
  'grant:read': { may: 'read who holds which role', roles: { administrator: 'granted', auditor: 'granted' } },
  'grant:give': {
    may: 'give a role, end it, confirm the administrator whom another one named, end the service of an officer',
    roles: { administrator: 'granted' },
  },
} as const satisfies Readonly<Record<`${string}:${string}`, Rule>>;

/** What a handler can ask for. */
export type Permission = keyof typeof LAW;

export const PERMISSIONS = Object.keys(LAW) as Permission[];

/** How far `role` reaches with `permission`; undefined where it does not hold it. */
export const reachOf = (permission: Permission, role: Role): Reach | undefined =>
  (LAW[permission].roles as Rule['roles'])[role as GrantedRole | 'account'];
