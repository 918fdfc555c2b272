import type { Language } from '@quipu/i18n';

/** What a command sees of the process that it runs in. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly language: Language;
  /** Results: read by people and programs. */
  readonly out: (text: string) => void;
  /** Everything else. */
  readonly err: (text: string) => void;
  /** Whether a person watches `err`. */
  readonly isTerminal: boolean;
  /** Asks whoever sits there, and answers with the line that was typed; not there where nobody can answer. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** All of standard input; not there where it is a terminal. */
  readonly input?: (() => Promise<string>) | undefined;
  /** Aborted when the process is told to stop. */
  readonly signal: AbortSignal;
}

/** How `quipu` ends; documented in docs/cli.md. */
export const ExitCode = {
  DONE: 0,
  FAULT: 1,
  WRONG_USAGE: 2,
  PACKAGE_REFUSED: 3,
  NO_DATABASE: 4,
  REFUSED: 5,
  NOT_VERIFIED: 6,
  UNREADABLE: 7,
  DRIFT_FOUND: 8,
  INTERRUPTED: 130,
} as const;
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];

/** The caller has to change something about the call: `message` says what. */
export class WrongUsage extends Error {}
