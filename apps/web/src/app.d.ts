import type { Language } from '@quipu/i18n';
import type { AskedDay } from '#lib/day.ts';
import type { Api } from '#lib/server/api.ts';

declare global {
  namespace App {
    interface Locals {
      language: Language;
      /** The day that the address asks for. */
      asked: AskedDay;
      /** The public address of a Spanish path, in the language and of the day of this one. */
      to: (path: string) => string;
      /** Answers from the API, of the day that is asked for; a page cannot go on without them, so their absence is a 503. */
      api: Api['ask'];
      /** What proves the day that is asked for. */
      proof: Api['proof'];
    }
    interface Error {
      /** Why the day that the address asks for cannot be shown. */
      day?: 'malformed' | 'future' | 'before';
      /** The first day that can be shown. */
      began?: string;
      /** What an operator looks for in the log; only faults have one. */
      reference?: string;
    }
  }
}
export {};
