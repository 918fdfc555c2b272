import type { ValidationError } from '@nestjs/common';
import { BadInput, type InputProblem } from './bad-input.ts';

function problemsOf(error: ValidationError, path: string): InputProblem[] {
  const field = path ? `${path}.${error.property}` : error.property;
  const own = Object.values(error.constraints ?? {}).map((detail) => ({ field, problem: 'invalid', values: { detail } }));
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, field))];
}

/** What the validation pipe throws: every field at fault, with its bound. */
export const malformed = (errors: ValidationError[]) => new BadInput(errors.flatMap((error) => problemsOf(error, '')));
