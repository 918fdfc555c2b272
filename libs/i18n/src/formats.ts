import { localeOf, type Language } from './language.ts';

const cache = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function kept<Format extends Intl.DateTimeFormat | Intl.NumberFormat>(id: string, make: () => Format): Format {
  let format = cache.get(id) as Format | undefined;
  if (!format) cache.set(id, (format = make()));
  return format;
}

const precisions: Readonly<Record<number, Intl.DateTimeFormatOptions>> = {
  4: { year: 'numeric' },
  7: { year: 'numeric', month: 'long' },
  10: { year: 'numeric', month: 'long', day: 'numeric' },
};

/**
 * A date as its source gave it, in words and with the same precision: `2017` is a year, `2017-09` "setiembre de 2017",
 * `2017-09-21` "21 de setiembre de 2017". It is a day of the calendar, so no time zone can move it.
 * @throws RangeError when `date` is none of the three.
 */
export const formatDate = (language: Language, date: string): string => dateFormat(language, date).format(dayOf(date));

/**
 * Two dates of the same precision as a period, without what they share: "11–19 de setiembre de 2017". Null when their
 * precisions differ: the one that is less precise must be seen to be so.
 * @throws RangeError when a date is no year, month or day.
 */
export function formatPeriod(language: Language, startsOn: string, endsOn: string): string | null {
  const [first, last] = [dayOf(startsOn), dayOf(endsOn)];
  if (startsOn.length !== endsOn.length || first > last) return null;
  return dateFormat(language, startsOn).formatRange(first, last);
}

function dayOf(date: string): Date {
  const day = new Date(`${date}${'-01-01'.slice(date.length - 4)}T00:00:00Z`);
  if (!(date.length in precisions) || Number.isNaN(day.getTime()))
    throw new RangeError(`Not a year, a month or a day: ${date}`);
  return day;
}

const dateFormat = (language: Language, { length }: string) =>
  kept(`date ${language} ${length}`, () => {
    return new Intl.DateTimeFormat(localeOf(language), { ...precisions[length], timeZone: 'UTC' });
  });

/** The day and the time of an instant as the clocks of `timeZone` (IANA) show it. */
export function formatInstant(language: Language, instant: string | Date, timeZone = 'America/Lima'): string {
  return kept(`instant ${language} ${timeZone}`, () => {
    return new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long', timeStyle: 'short', timeZone });
  }).format(new Date(instant));
}

/** A count or a quantity with the language's separators: `1,234` in Peru and in English. */
export const formatNumber = (language: Language, value: number): string =>
  kept(`number ${language}`, () => new Intl.NumberFormat(localeOf(language))).format(value);

/** A share from 0 to 1 as a whole percentage: `formatPercent('es', 16 / 18)` is "89 %". */
export const formatPercent = (language: Language, share: number): string =>
  kept(`percent ${language}`, () => {
    return new Intl.NumberFormat(localeOf(language), { style: 'percent', maximumFractionDigits: 0 });
  }).format(share);
