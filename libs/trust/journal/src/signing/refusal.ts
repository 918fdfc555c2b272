import { translate, type Language } from '@quipu/i18n';

/**
 * Why nothing is signed, adopted or restored. Each is said to people under `signing.refusal.<code>`; a code never changes
 * its meaning.
 */
export type SigningRefusalCode =
  | 'KEY_MISSING'
  | 'KEY_GIVEN_TWICE'
  | 'KEY_UNREADABLE'
  | 'KEY_NOT_A_FILE'
  | 'KEY_READABLE_BY_OTHERS'
  | 'KEY_MALFORMED'
  | 'KEY_FILE_EXISTS'
  | 'KEY_ALONE'
  | 'KEY_NOT_IN_USE'
  | 'KEYS_RETIRED'
  | 'STATE_NOT_SET'
  | 'STATE_MISSING'
  | 'STATE_FOREIGN'
  | 'STATE_EXISTS'
  | 'NOTE_FOREIGN'
  | 'LOG_SMALLER'
  | 'LOG_FORKED'
  | 'SEQUENCER_RUNS'
  | 'MIRROR_UNREADABLE'
  | 'MIRROR_FOREIGN'
  | 'MIRROR_BROKEN'
  | 'MIRROR_OLDER'
  | 'MIRROR_NOT_NEWER'
  | 'MIRROR_FORKED';

/** A refusal to sign, adopt or restore, with what to do about it. Nothing was written. */
export class SigningRefused extends Error {
  override readonly name = 'SigningRefused';
  readonly code: SigningRefusalCode;
  readonly values: Readonly<Record<string, string | number>>;

  constructor(code: SigningRefusalCode, values: Readonly<Record<string, string | number>> = {}) {
    super(wordsOfRefusal('en', { code, values }));
    this.code = code;
    this.values = values;
  }
}

/** What happened, why, and what to do, in `language`. */
export function wordsOfRefusal(language: Language, { code, values }: Pick<SigningRefused, 'code' | 'values'>): string {
  return translate(language, `signing.refusal.${code}`, values);
}
