import type { Language } from '@quipu/i18n';
import type { AskedDay } from '#lib/day.ts';
import type { Api } from '#lib/server/api.ts';
import type { Me } from '#lib/server/me.ts';
import type { Visit } from '#lib/server/visit.ts';

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
      /** Asks and acts as the visitor, now. */
      own: Visit['own'];
      /** The same, for forms: see lib/server/act.ts. */
      attempt: Visit['attempt'];
      /** A request to another address of the API, as the visitor. */
      send: Visit['send'];
      /** Whoever has signed in; null for anybody. Asked once, and only of a visitor with the cookie of a session. */
      me: () => Promise<Me | null>;
    }
    interface Error {
      /** The request came from a page of another site. */
      foreign?: true;
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
