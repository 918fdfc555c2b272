import { localizePath, type Language } from '@quipu/i18n';
import { LocalDate } from '@quipu/kernel';
import { withQuery } from './addresses.ts';

/** How an address asks for a day of the past, in each language. */
const PARAMETERS: Readonly<Record<Language, string>> = { es: 'al', en: 'as-of' };

/** Its days are the member's days. */
const TIME_ZONE = 'America/Lima';

/** Which day an address asks for: none, a day, or what cannot be answered, as it was typed. */
export type AskedDay =
  | { readonly kind: 'present' }
  | { readonly kind: 'day'; readonly day: LocalDate }
  | { readonly kind: 'malformed' | 'future'; readonly text: string };

/** The name of the parameter, and of the field of the form. */
export const dayParameter = (language: Language): string => PARAMETERS[language];

/** The day that it is where the plans are made. */
export const today = (): LocalDate => LocalDate.at(new Date(), TIME_ZONE);

/** The day on which an instant was there. */
export const dayOfInstant = (instant: string): LocalDate => LocalDate.at(new Date(instant), TIME_ZONE);

/** What `query` asks, in either language; an empty field asks for nothing. `now` is the last day that can be asked for. */
export function askedDay(query: URLSearchParams, now: LocalDate): AskedDay {
  const text = (query.get(PARAMETERS.es) ?? query.get(PARAMETERS.en) ?? '').trim();
  if (text === '') return { kind: 'present' };
  const day = dayOf(text);
  if (!day) return { kind: 'malformed', text: text.slice(0, 40).replaceAll(/\p{C}/gu, '\uFFFD') };
  return day > now ? { kind: 'future', text } : { kind: 'day', day };
}

function dayOf(text: string): LocalDate | undefined {
  try {
    return LocalDate.of(text);
  } catch {
    return undefined;
  }
}

/** The public address of a Spanish path in `language`, of a day or of the present. */
export const addressOn = (path: string, language: Language, day: string | null): string =>
  withQuery(localizePath(path, language), { [PARAMETERS[language]]: day });

type Query = Iterable<[string, string]>;
const isDay = (name: string) => Object.values(PARAMETERS).includes(name);

/** The query of an address without the day, and without the place in a list, which is another on another day. */
export const withoutDay = (query: Query): URLSearchParams =>
  new URLSearchParams([...query].filter(([name]) => name !== 'after' && !isDay(name)));

/** The same query in another language: the day is asked for by another name. */
export const translateDay = (query: Query, to: Language): URLSearchParams =>
  new URLSearchParams([...query].map(([name, value]) => [isDay(name) ? PARAMETERS[to] : name, value]));
