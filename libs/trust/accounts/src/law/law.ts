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
  'contribution:draft': {
    may: 'write contributions little by little, unread by others',
    roles: { contributor: 'own' },
  },
  'contribution:take': {
    may: 'record what somebody said in person or by letter',
    roles: { coordinator: 'granted' },
  },
  'contribution:own': { may: 'read what became of own contributions', roles: { account: 'own' } },
  'support:give': {
    may: 'support a contribution, for oneself or for the institution one speaks for, and take that back',
    roles: { contributor: 'everywhere' },
  },
  'support:own': { may: 'read which contributions one supports', roles: { account: 'own' } },
  'support:inspect': {
    may: 'read signs of vote stuffing, in figures',
    roles: { coordinator: 'granted', auditor: 'granted' },
  },
  'contribution:moderate': {
    may: 'hide a contribution from the public and show it again, close reports',
    roles: { coordinator: 'granted' },
  },
  'moderation:read': {
    may: 'read what is reported, and what is hidden',
    roles: { coordinator: 'granted', auditor: 'granted' },
  },
  'decision:record': {
    may: 'record and publish a decision on a contribution',
    roles: { coordinator: 'granted' },
  },
  'plan:write': {
    may: 'begin a plan, and say its phase, stages, themes, rules and terms of answers',
    roles: { coordinator: 'granted' },
  },
  'follow:own': { may: 'follow things by e-mail with the own account, and stop', roles: { account: 'own' } },
  'notice:read': {
    may: 'read what became of official letters about a contribution, never to whom they went',
    roles: { coordinator: 'granted', auditor: 'granted' },
  },
  'notice:resend': { may: 'send an official letter again that did not arrive', roles: { coordinator: 'granted' } },
  'draft:write': { may: 'write, revise and discard a draft', roles: { coordinator: 'granted' } },
  'draft:approve': {
    may: 'look at a draft of somebody else as its second pair of eyes, and approve it',
    roles: { coordinator: 'granted' },
  },
  'contribution:withdraw': { may: 'take back an own contribution', roles: { contributor: 'own' } },
  'contribution:answer': {
    may: 'answer a question, a comment or a complaint',
    roles: { coordinator: 'granted', institution_officer: 'granted' },
  },
  'review:request': { may: 'ask to decide again on an own contribution', roles: { contributor: 'own' } },
  'opinion:give': {
    may: 'say what the own institution thinks of a contribution',
    roles: { institution_officer: 'granted' },
  },
  'vote:cast': { may: 'vote on a contribution in a session of the forum', roles: { forum_member: 'granted' } },
  'draft:read': { may: 'read what is not published yet', roles: { coordinator: 'granted', auditor: 'granted' } },
  'commitment:draft': { may: 'write draft commitments, version by version', roles: { coordinator: 'granted' } },
  'commitment:adopt': { may: 'make a commitment of a draft commitment', roles: { coordinator: 'granted' } },
  'lineage:draw': {
    may: 'tie what led to what, merge, split and carry over contributions; across plans, who reaches both',
    roles: { coordinator: 'granted' },
  },
  'milestone:move': { may: 'say where a milestone stands', roles: { coordinator: 'granted' } },
  'file:upload': {
    may: 'bring a file that is attached to something afterwards',
    roles: { institution_officer: 'everywhere', contributor: 'everywhere', coordinator: 'everywhere' },
  },
  'event:write': {
    may: 'announce, revise and cancel events, say who came, publish documents, propose and approve minutes',
    roles: { coordinator: 'granted' },
  },
  'event:join': { may: 'register for an event, and take that back', roles: { account: 'own' } },
  'registration:read': {
    may: 'read who registered for an event',
    roles: { coordinator: 'granted', auditor: 'granted' },
  },
  'minutes:observe': { may: 'leave an observation on the minutes of what one attended', roles: { account: 'own' } },
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
