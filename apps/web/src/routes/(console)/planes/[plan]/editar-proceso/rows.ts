import type { ContributionKind } from '@quipu/client';
import { codeOf } from '#lib/codes.ts';
import type { Given } from '#lib/server/given.ts';

/** As many stages and terms as the forms hold; the plan itself may have more, through the API. */
const ROWS = Array.from({ length: 20 }, (_, place) => place);

const STAGE = ['code', 'order', 'name', 'english', 'opens', 'closes'] as const;
const TERM = ['stage', 'kind', 'days'] as const;
type Numbered<Name extends string> = `${Name}-${number}`;

/** The field of a row, by its place. */
export const at = <Name extends string>(name: Name, place: number): Numbered<Name> => `${name}-${place}`;

export const STAGE_FIELDS = ROWS.flatMap((place) => STAGE.map((name) => at(name, place)));
export const TERM_FIELDS = ROWS.flatMap((place) => TERM.map((name) => at(name, place)));

/** The stages as they were typed, in the order of their numbers; a row without a name is none. */
export function typedStages({ text, optional }: Given<Numbered<(typeof STAGE)[number]>>) {
  return ROWS.filter((place) => text(at('name', place)) || text(at('code', place)))
    .map((place) => ({
      order: Number(text(at('order', place)).replace(',', '.')) || ROWS.length + place,
      stage: {
        code: text(at('code', place)) || codeOf(text(at('name', place)), '_'),
        titleEs: text(at('name', place)),
        titleEn: optional(at('english', place)),
        opensOn: optional(at('opens', place)),
        closesOn: optional(at('closes', place)),
      },
    }))
    .toSorted((one, other) => one.order - other.order)
    .map(({ stage }) => stage);
}

/** The terms as they were typed; a row without days is none. */
export const typedTerms = ({ text, optional }: Given<Numbered<(typeof TERM)[number]>>) =>
  ROWS.filter((place) => text(at('days', place))).map((place) => ({
    stage: optional(at('stage', place)),
    kind: optional(at('kind', place)) as ContributionKind | null,
    days: Number(text(at('days', place))) || 0,
  }));
