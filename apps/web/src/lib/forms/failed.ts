/** What is wrong with a form, beside the field it names; null: with the form as a whole. */
export interface Problem {
  readonly field: string | null;
  readonly message: string;
}

/** A form that was sent and not accepted: what was typed in it, and what is wrong. */
export interface Failed {
  /** Which form of the page: see {@link formId}. */
  readonly form: string;
  readonly typed: Readonly<Record<string, readonly string[]>>;
  readonly problems: readonly Problem[];
}

/** What tells a form from the others of its page: its action and, where it is repeated, the thing it is about. */
export const formId = (action = '', of = ''): string => [action, of].filter(Boolean).join('-');

/** The id of the control `name` of a form: the summary of problems links to it. */
export const controlId = (form: string, name: string): string => [form, name].filter(Boolean).join('-');

/** The form that failed, if what an action answered is one. */
export const failedIn = (answer: unknown): Failed | null =>
  typeof answer === 'object' && answer !== null && 'problems' in answer ? (answer as Failed) : null;
