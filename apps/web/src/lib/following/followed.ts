import type { FollowKind, Pace } from '@quipu/client';
import type { MessageKey } from '@quipu/i18n';
import { withQuery } from '#lib/addresses.ts';
import type { Option } from '#lib/forms/Choice.svelte';

/** What can be followed, as addresses name it. */
const KINDS = {
  aporte: 'CONTRIBUTION',
  compromiso: 'COMMITMENT',
  plan: 'PLAN',
  tema: 'THEME',
  institucion: 'INSTITUTION',
} as const satisfies Record<string, FollowKind>;
export type Followable = keyof typeof KINDS;

const PACES = ['AT_ONCE', 'DAILY', 'WEEKLY'] as const satisfies readonly Pace[];

/** The kind that an address names; undefined for anything else. */
export const kindOf = (name: string | null): FollowKind | undefined =>
  Object.hasOwn(KINDS, name ?? '') ? KINDS[name as Followable] : undefined;

/** What is chosen as a pace, as the API spells it. What is none the API refuses by itself. */
export const paceOf = (text: string): Pace => text as Pace;

export const paces = (say: (key: MessageKey) => string): Option[] =>
  PACES.map((value) => ({ value, label: say(`following.pace.${value}`) }));

/** The Spanish address of the page where a thing is followed. */
export const followPath = (kind: Followable, code: string) => withQuery('/seguir', { que: kind, cual: code });

/** The address of the feed of a thing: the same under every language, which it is asked for by `lang`. */
export const feedPath = (kind: Followable, code: string, language: string) =>
  withQuery(`/feeds/${KINDS[kind].toLowerCase()}/${code.split('/').map(encodeURIComponent).join('/')}.atom`, {
    lang: language === 'es' ? null : language,
  });
