import { formatDate, formatInstant, formatNumber, formatPercent, formatPeriod, label, translate } from '@quipu/i18n';
import type { Language, MessageKey, MessageValues, ValueOf, Vocabulary } from '@quipu/i18n';
import { createContext } from 'svelte';
import { addressOn } from './day.ts';
import { erasureOf, hidingOf } from './erased.ts';

type KeyOf<Area extends string> = MessageKey extends infer Key
  ? Key extends `${Area}.${infer Short}`
    ? Short
    : never
  : never;
export type PortalKey = KeyOf<'portal'>;
export type JournalKey = KeyOf<'journal'>;

/** A text and the language that it is in, which need not be the page's. */
export interface Phrase {
  readonly text: string;
  readonly language: string;
}

/** A thing that has its name in Spanish, and perhaps in English. */
export type Bilingual =
  | { readonly titleEs: string; readonly titleEn: string | null }
  | { readonly nameEs: string; readonly nameEn: string | null };

/** What a component needs to speak to its reader, in the language of the page. */
export interface Words {
  readonly language: Language;
  /** The day of the past that the page shows; null for the present. */
  readonly day: string | null;
  /** The words of a message of the area `portal`. */
  t(key: PortalKey, values?: MessageValues): string;
  /** The words of a message of the area `journal`: the public log, histories and proofs. */
  journal(key: JournalKey, values?: MessageValues): string;
  /** The words of any message, by its full key: `console.form.choose`. */
  say(key: MessageKey, values?: MessageValues): string;
  /** The label of a value of a closed vocabulary, such as an outcome. */
  label<Name extends Vocabulary>(vocabulary: Name, value: ValueOf<Name>): string;
  /** A text in the language of the page. */
  own(text: string): Phrase;
  /** The name of a thing in the page's language; in Spanish when it has no other. */
  named(thing: Bilingual): Phrase;
  /** A text as it is shown: where an erased or a hidden one was, the page says so in its own words. */
  shown(phrase: Phrase): Phrase;
  /** The address of a Spanish path in the language of the page, of the day that the page shows. */
  to(path: string): string;
  date(date: string): string;
  instant(instant: string): string;
  number(value: number): string;
  percent(share: number): string;
  /** Two dates as a period; one that is unknown is said to be so. Null when both are unknown. */
  period(startsOn: string | null, endsOn: string | null): string | null;
  /** Yes, no, or null: not known. */
  yesOrNo(is: boolean | null): string | null;
}

export const [useWords, provideWords] = createContext<Words>();

/** @param day the day of the past that the page shows; null for the present */
export function wordsIn(language: Language, day: string | null = null): Words {
  const t = (key: PortalKey, values?: MessageValues) => translate(language, `portal.${key}`, values);
  const journal = (key: JournalKey, values?: MessageValues) => translate(language, `journal.${key}`, values);
  const date = (value: string | null) => (value === null ? t('no-data') : formatDate(language, value));
  return {
    language,
    day,
    t,
    journal,
    say: (key, values) => translate(language, key, values),
    date,
    label: (vocabulary, value) => label(language, vocabulary, value),
    own: (text) => ({ text, language }),
    named: (thing) => named(language, thing),
    shown: (phrase) => {
      if (erasureOf(phrase.text)) return { text: journal('erased'), language };
      return hidingOf(phrase.text) ? { text: journal('hidden'), language } : phrase;
    },
    to: (path) => addressOn(path, language, day),
    instant: (instant) => formatInstant(language, instant),
    number: (value) => formatNumber(language, value),
    percent: (share) => formatPercent(language, share),
    period: (startsOn, endsOn) => {
      if (startsOn === null && endsOn === null) return null;
      const together = startsOn !== null && endsOn !== null ? formatPeriod(language, startsOn, endsOn) : null;
      return together ?? t('period', { from: date(startsOn), to: date(endsOn) });
    },
    yesOrNo: (is) => (is === null ? null : t(is ? 'yes' : 'no')),
  };
}

function named(language: Language, thing: Bilingual): Phrase {
  const [spanish, english] = 'titleEs' in thing ? [thing.titleEs, thing.titleEn] : [thing.nameEs, thing.nameEn];
  return language === 'en' && english !== null ? { text: english, language } : { text: spanish, language: 'es' };
}
