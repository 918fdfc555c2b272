import type { DecisionTemplateInput, Outcome, OwnWordsInput } from '@quipu/client';
import type { Given } from '#lib/server/given.ts';

/** The fields of the form in which many are decided on at once. `own` are words for each of `ownOf`. */
export const TEMPLATE_FIELDS = [
  'contribution',
  'which',
  'stage',
  'outcome',
  'reasonCode',
  'reasons',
  'named',
  'legalGround',
  'decidingInstitution',
  'decidedOn',
  'own',
  'ownOf',
] as const;

type Typed = Given<(typeof TEMPLATE_FIELDS)[number]>;

/** Those that were ticked, each once. */
export const chosenCodes = ({ all }: Typed): string[] => [...new Set(all('contribution'))];

export const templateOf = ({ optional }: Typed): DecisionTemplateInput => ({
  stage: optional('stage'),
  outcome: optional('outcome') as Outcome | null,
  reasonCode: optional('reasonCode'),
  reasons: optional('reasons'),
  named: optional('named'),
  legalGround: optional('legalGround'),
  decidingInstitution: optional('decidingInstitution'),
  decidedOn: optional('decidedOn'),
});

/** The words that were written for some of `chosen`; what was left empty is not said. */
export function ownWordsOf({ all }: Typed, chosen: readonly string[]): OwnWordsInput[] {
  const words = all('own').map((reasons) => reasons.replaceAll(/\r\n?/g, '\n').trim());
  return all('ownOf').flatMap((contribution, place) => {
    const reasons = words[place] ?? '';
    return reasons && chosen.includes(contribution) ? [{ contribution, reasons }] : [];
  });
}
