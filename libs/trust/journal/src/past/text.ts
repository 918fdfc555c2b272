import { hasMessage, translate, type MessageKey } from '@quipu/i18n';

/** What a person reads, in both languages. */
export interface Text {
  readonly es: string;
  readonly en: string;
  /** Whether it stands where a text was that was erased. */
  readonly isErased: boolean;
}

/** What stands in the place of an erased text: see docs/decisions/0010-erased-texts-leave-a-mark.md. */
const ERASED = /^quipu:erased:[0-9a-f-]{36}$/;

/** What stands in the place of a text that is hidden now. */
const HIDDEN = /^quipu:hidden:[0-9a-f-]{36}$/;

const both = (key: MessageKey, isErased = false): Text => ({
  es: translate('es', key),
  en: translate('en', key),
  isErased,
});

/** Words that somebody wrote; of erased and of hidden ones, that they are. */
export function written(words: string): Text {
  if (ERASED.test(words)) return both('journal.erased', true);
  return HIDDEN.test(words) ? both('journal.hidden') : { es: words, en: words, isErased: false };
}

/** The words for a code of ours: those of the message `key`, or the code itself where it has none. */
export const worded = (key: string, code: string): Text => (hasMessage(key) ? both(key) : written(code));

/** Some texts as one, in their order. */
export const joined = (texts: readonly Text[]): Text => ({
  es: texts.map(({ es }) => es).join(' · '),
  en: texts.map(({ en }) => en).join(' · '),
  isErased: texts.some(({ isErased }) => isErased),
});
