/** Values that a rejection's message names; the words are in the message catalogue under `rejections.<code>`. */
export type RejectionValues = Readonly<Record<string, string | number>>;

/**
 * A rule's refusal: expected, explainable to a person, safe to show to anyone who may ask.
 * The code is permanent and documented in docs/errors.md; the words come from the message catalogue.
 */
export class Rejection<Code extends string = string> {
  readonly code: Code;
  /** Path of the input field at fault, or null when no single field is. */
  readonly field: string | null;
  readonly values: RejectionValues;
  /** Of several things that were asked for at once, the code of the one that was refused. */
  readonly about: string | null;

  constructor(code: Code, field: string | null = null, values: RejectionValues = {}, about: string | null = null) {
    this.code = code;
    this.field = field;
    this.values = values;
    this.about = about;
  }
}

/** The outcome of a rule: what it grants, or why it refuses. */
export type Result<T, Code extends string> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly rejection: Rejection<Code> };

export const ok = <T>(value: T) => ({ ok: true, value }) as const;

export const reject = <Code extends string>(code: Code, field?: string, values?: RejectionValues) =>
  ({ ok: false, rejection: new Rejection(code, field, values) }) as const;

/** `notFound('PLAN', 'PE-9')` refuses with PLAN_NOT_FOUND. */
export const notFound = <Noun extends string>(noun: Noun, sought: string) =>
  new Rejection(`${noun}_NOT_FOUND` as const, null, { sought });
