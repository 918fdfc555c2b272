import type { Execute } from '@quipu/client';
import type { Language } from '@quipu/i18n';

declare global {
  namespace App {
    interface Locals {
      language: Language;
      /** Answers from the API; a page cannot go on without them, so their absence is a 503. */
      api: Execute;
    }
    interface Error {
      /** What an operator looks for in the log; only faults have one. */
      reference?: string;
    }
  }
}
export {};
