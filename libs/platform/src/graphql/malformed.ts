import type { ValidationError, ValidationPipeOptions } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { BadInput, type InputProblem, type Problem } from './bad-input.ts';

/** Our words for the constraints of class-validator, and what its bound is called in them. */
const PROBLEMS: Readonly<Record<string, { readonly problem: Problem; readonly bound?: string }>> = {
  min: { problem: 'too-small', bound: 'min' },
  max: { problem: 'too-great', bound: 'max' },
  minLength: { problem: 'too-short', bound: 'min' },
  maxLength: { problem: 'too-long', bound: 'max' },
  isEnum: { problem: 'not-one-of', bound: 'values' },
  isUuid: { problem: 'not-a-uuid' },
  isBoolean: { problem: 'not-true-or-false' },
  isString: { problem: 'not-text' },
  isInt: { problem: 'not-a-whole-number' },
  whitelistValidation: { problem: 'unknown-field' },
};

/** The bound that the decorator of this constraint was given; the error itself has it only within an English sentence. */
function boundOf({ target, property }: ValidationError, constraint: string): string | number {
  const storage = getMetadataStorage();
  const rules = target ? storage.getTargetValidationMetadatas(target.constructor, '', false, false) : [];
  const rule = rules.find(({ propertyName, name }) => propertyName === property && name === constraint);
  const bound: unknown = rule?.constraints[0];
  return typeof bound === 'number' ? bound : Object.values(bound ?? {}).join(', ');
}

function problemOf(error: ValidationError, field: string, constraint: string, detail: string): InputProblem {
  const known = PROBLEMS[constraint];
  if (!known) return { field, problem: 'invalid', values: { detail } };
  const { problem, bound } = known;
  return { field, problem, ...(bound ? { values: { [bound]: boundOf(error, constraint) } } : {}) };
}

function problemsOf(error: ValidationError, path: string): InputProblem[] {
  const field = path ? `${path}.${error.property}` : error.property;
  const own = Object.entries(error.constraints ?? {}).map(([name, detail]) => problemOf(error, field, name, detail));
  return [...own, ...(error.children ?? []).flatMap((child) => problemsOf(child, field))];
}

/** How the one validation pipe works: nothing beyond what an input names passes, and every field at fault is told. */
export const inputRules: ValidationPipeOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  // The bounds are found by the class that declares them.
  validationError: { target: true, value: false },
  exceptionFactory: (errors) => new BadInput(errors.flatMap((error) => problemsOf(error, ''))),
};
