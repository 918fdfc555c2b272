import type { HistoryLineFragment } from '@quipu/client';
import type { Language } from '@quipu/i18n';
import type { Phrase, Words } from '#lib/words.ts';

export type HistoryEvent = HistoryLineFragment;
type Told = NonNullable<HistoryEvent['reason']>;

/**
 * What a history tells, and the language that it is in. Where both are one, it is in the language in which it was written:
 * the history does not say which, and nearly all is written in Spanish.
 */
export function phraseOf({ es, en }: Told, language: Language): Phrase {
  return language === 'en' && (en !== es || !/\p{L}{3}/u.test(en))
    ? { text: en, language }
    : { text: es, language: 'es' };
}

/** A value of a field as a reader writes it: days and instants in words. */
export function valueOf(field: string, value: Told, words: Pick<Words, 'language' | 'date' | 'instant'>): Phrase {
  const phrase = phraseOf(value, words.language);
  const own = (text: string) => ({ text, language: words.language });
  if (field.endsWith('On') && /^\d{4}(-\d\d){0,2}$/.test(phrase.text)) return own(words.date(phrase.text));
  if (field.endsWith('At') && /^\d{4}-.*Z$/.test(phrase.text)) return own(words.instant(phrase.text));
  return phrase;
}

/** Consecutive events of one act, which share when, who, why and from which source. */
export function byAct<Event extends Pick<HistoryEvent, 'at' | 'act' | 'actor' | 'reason'>>(
  events: readonly Event[],
): [Event, ...Event[]][] {
  const acts: [Event, ...Event[]][] = [];
  for (const event of events) {
    const last = acts.at(-1);
    if (last && actOf(last[0]) === actOf(event)) last.push(event);
    else acts.push([event]);
  }
  return acts;
}

const actOf = ({ at, act, actor, reason }: Pick<HistoryEvent, 'at' | 'act' | 'actor' | 'reason'>) =>
  JSON.stringify([at, act.titleEs, actor, reason?.es]);

/** A source without the digits of a digest that nobody compares by eye; the receipt has all of them. */
export const sourceOf = (source: string): string => source.replace(/\b(sha256:[0-9a-f]{8})[0-9a-f]{56}\b/, '$1…');

/** Whether the event is a change of something that was there before: that is shown, all else is folded. */
export const isChange = ({ operation }: Pick<HistoryEvent, 'operation'>): boolean => operation?.code === 'update';
