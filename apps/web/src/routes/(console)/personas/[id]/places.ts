import type { PlacesOfRolesQuery } from '@quipu/client';
import type { Option } from '#lib/forms/Choice.svelte';
import type { Words } from '#lib/words.ts';

/** What a role can be given within: `member:PE`, `plan:PE-PAGA-3`, `institution:sgp-pcm`. */
export type Places = Pick<PlacesOfRolesQuery, 'members' | 'plans'> & {
  readonly institutions: PlacesOfRolesQuery['institutions']['nodes'];
};

const LEVELS = ['member', 'plan', 'institution'] as const;
export type Level = (typeof LEVELS)[number];

/** The level and the code that `value` names; nothing when it names neither. */
export function readPlace(value: string): Partial<Record<Level, string>> {
  const [level, ...code] = value.split(':');
  const known = LEVELS.find((one) => one === level);
  return known && code.length > 0 ? { [known]: code.join(':') } : {};
}

/** The places to choose from, each with the word for its level. */
export const optionsOf = ({ members, plans, institutions }: Places, words: Words): readonly Option[] => {
  const option = (level: Level, code: string, name: string) => ({
    value: `${level}:${code}`,
    label: words.say(`console.level.${level}`, { name }),
  });
  return [
    ...members.nodes.map((member) => option('member', member.code, words.named(member).text)),
    ...plans.nodes.map((plan) => option('plan', plan.code, words.named(plan).text)),
    ...institutions.map((institution) => option('institution', institution.code, words.named(institution).text)),
  ];
};
