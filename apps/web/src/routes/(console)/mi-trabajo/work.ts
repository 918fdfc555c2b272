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

const people: Way = { path: '/personas', name: 'console.people.title', text: 'console.work.people' };
const account: Way = { path: '/cuenta', name: 'console.who.account', text: 'console.work.account' };

/** Whoever keeps people's accounts, or looks over them. */
const KEEPERS: ReadonlySet<GrantRole> = new Set(['ADMINISTRATOR', 'AUDITOR']);

/** The pages for somebody who holds `roles`. */
export const waysOf = (roles: readonly GrantRole[]): readonly Way[] => [
  ...(roles.some((role) => KEEPERS.has(role)) ? [people] : []),
  account,
];
