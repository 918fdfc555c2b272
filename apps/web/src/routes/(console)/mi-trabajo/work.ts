import type { GrantRole } from '@quipu/client';
import type { MessageKey } from '@quipu/i18n';

/** The Spanish path of an item of work, from its parts; codes of plans are lower-case in addresses. */
export const addressOfItem = (parts: readonly string[]): string =>
  `/${parts
    .map((part, place) => encodeURIComponent(parts[place - 1] === 'planes' ? part.toLowerCase() : part))
    .join('/')}`;

/** A page that somebody works on. */
export interface Way {
  readonly path: string;
  readonly name: MessageKey;
  readonly text: MessageKey;
}

const doors = {
  contributions: { path: '/mis-aportes', name: 'acts.mine.title', text: 'console.work.contributions' },
  drafts: { path: '/borradores', name: 'console.drafts.title', text: 'console.work.drafts' },
  plans: { path: '/planes', name: 'portal.plans.title', text: 'console.work.plans' },
  beginning: { path: '/nuevo-plan', name: 'process.new.title', text: 'process.new.lead' },
  people: { path: '/personas', name: 'console.people.title', text: 'console.work.people' },
  account: { path: '/cuenta', name: 'console.who.account', text: 'console.work.account' },
} as const satisfies Record<string, Way>;

/** What each role has to do with; whoever holds no office contributes. */
const DOORS: Readonly<Record<GrantRole, readonly (keyof typeof doors)[]>> = {
  CONTRIBUTOR: ['contributions', 'plans'],
  FORUM_MEMBER: ['contributions', 'plans'],
  INSTITUTION_OFFICER: ['plans'],
  COORDINATOR: ['drafts', 'plans', 'beginning'],
  IRM_RESEARCHER: ['plans'],
  AUDITOR: ['drafts', 'people'],
  ADMINISTRATOR: ['people'],
};

/** The pages for somebody who holds `roles`. */
export const waysOf = (roles: readonly GrantRole[]): readonly Way[] => {
  const held: readonly GrantRole[] = roles.length > 0 ? roles : ['CONTRIBUTOR'];
  const names = new Set([...held.flatMap((role) => DOORS[role]), 'account' as const]);
  return [...names].map((name) => doors[name]);
};
