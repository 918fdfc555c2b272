import { IntrinsicException } from '@nestjs/common';
import type { MessageValues } from '@quipu/i18n';
import type { Problem } from './bad-input.ts';

/**
 * A request that is turned away before it is read: too fast, from another site, by a method that is not served.
 * Clients see the code that docs/errors.md gives to `status`.
 */
export class TurnedAway extends IntrinsicException {
  readonly status: number;
  readonly problem: Problem | undefined;
  readonly values: MessageValues;

  /** @param problem the words, where those of the status do not say enough. */
  constructor(status: number, values: MessageValues = {}, problem?: Problem) {
    super(problem ?? `HTTP ${status}`);
    this.status = status;
    this.problem = problem;
    this.values = values;
  }
}
