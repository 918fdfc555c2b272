// @ts-check
// Words of the launcher and of the demo, which speak before the message catalogues of the product are built.
import { en } from './messages.en.mjs';
import { es } from './messages.es.mjs';

/** @typedef {keyof typeof en} MessageKey */
/** @typedef {Record<string, string | number>} MessageValues */

/** Whether `env` asks for Spanish, as the C library reads it: LC_ALL, then LC_MESSAGES, then LANG. */
export const speaksSpanish = (/** @type {NodeJS.ProcessEnv} */ env) =>
  (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '').toLowerCase().startsWith('es');

/**
 * The message in the language of the environment, with each `{name}` replaced by its value.
 * @param {MessageKey} key
 * @param {MessageValues} [values]
 */
export function say(key, values = {}) {
  const text = (speaksSpanish(process.env) ? es : en)[key];
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Something that a person can mend: shown as words only, never with a stack. */
export class PlainError extends Error {
  /**
   * @param {MessageKey} key
   * @param {MessageValues} [values]
   */
  constructor(key, values) {
    super(say(key, values));
    this.key = key;
  }
}

/** The words for `error`: the message alone when a person can mend it, the whole stack otherwise. */
export const wordsOf = (/** @type {unknown} */ error) =>
  error instanceof PlainError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
