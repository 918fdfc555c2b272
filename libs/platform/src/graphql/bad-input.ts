import { IntrinsicException } from '@nestjs/common';

/** What is wrong with one field of the input; the words are in the catalogue under `input.<problem>`. */
export interface InputProblem {
  /** Path of the field, `filter.plan`. */
  readonly field: string;
  readonly problem: string;
  readonly values?: Readonly<Record<string, string | number>>;
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
