import type { Given } from '#lib/server/given.ts';

/** As many parts as the form holds; through the API it may be more. */
export const PLACES = [1, 2, 3, 4, 5] as const;
export type PartPlace = (typeof PLACES)[number];

const PART = ['title', 'body', 'theme'] as const;
type Name = (typeof PART)[number];
type PartField = `${Name}-${PartPlace}`;

/** The field of a part. */
export const of = (name: Name, place: PartPlace): PartField => `${name}-${place}`;

export const PART_FIELDS: readonly PartField[] = PLACES.flatMap((place) => PART.map((name) => of(name, place)));

/** The parts as they were typed, each with where it stands in the form; one of which nothing was written is none. */
export const typedParts = ({ text, optional }: Pick<Given<PartField>, 'text' | 'optional'>) =>
  PLACES.filter((place) => text(of('title', place)) || text(of('body', place))).map((place) => {
    const theme = optional(of('theme', place));
    const part = { title: text(of('title', place)), body: text(of('body', place)), ...(theme ? { theme } : {}) };
    return { place, part };
  });

/** The field of the form that the API means by `parts.1.title`, where `places` are those of the parts that were sent. */
export function fieldOf(field: string | null, places: readonly PartPlace[]): PartField | null {
  const [, index, name] = /\bparts\.(\d+)\.(title|body|theme)$/.exec(field ?? '') ?? [];
  const place = index === undefined ? undefined : places[Number(index)];
  return place === undefined ? null : of(name as Name, place);
}
