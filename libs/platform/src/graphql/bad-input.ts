import { IntrinsicException } from '@nestjs/common';
import type { MessageKey, MessageValues } from '@quipu/i18n';

/** What can be wrong with input: the keys of the catalogue `input`. */
export type Problem = MessageKey extends infer Key ? (Key extends `input.${infer Name}` ? Name : never) : never;

/** What is wrong with one field of the input; the words are in the catalogue under `input.<problem>`. */
export interface InputProblem {
  /** Path of the field, `filter.plan`; `query` for the document itself. */
  readonly field: string;
  readonly problem: Problem;
  readonly values?: MessageValues;
}

/**
 * Malformed input: wrong shape or out of bounds. Seen by clients as BAD_USER_INPUT with every field at fault.
 * Intrinsic, so that Nest does not log it: it is no fault.
 */
export class BadInput extends IntrinsicException {
  readonly problems: readonly InputProblem[];
  constructor(problems: readonly InputProblem[]) {
    super(problems.map(({ field, problem }) => `${field}: ${problem}`).join('; '));
    this.problems = problems;
  }
}
