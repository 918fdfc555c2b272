import { expect, test } from '@jest/globals';
import { ValidationPipe } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsEnum,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { BadInput } from './bad-input.ts';
import { inputRules } from './malformed.ts';

class Inner {
  @MinLength(2) short!: string;
  @MaxLength(3) long!: string;
  @IsEnum({ RED: 'RED', BLUE: 'BLUE' }) colour!: string;
  @IsUUID() id!: string;
}

class Input {
  @Min(1) small!: number;
  @Max(100) great!: number;
  @IsInt() whole!: number;
  @IsBoolean() flag!: boolean;
  @IsString() text!: string;
  @ValidateNested() @Type(() => Inner) inner!: Inner;
}

const VALID = {
  small: 1,
  great: 100,
  whole: 3,
  flag: false,
  text: '',
  inner: { short: 'ab', long: 'abc', colour: 'RED', id: '5f0c1d4e-8a53-4c7e-9b1d-0a2f8b3c4d5e' },
};

async function problemsOf(input: object) {
  const refused: unknown = await new ValidationPipe(inputRules)
    .transform(input, { type: 'body', metatype: Input })
    .catch((error: unknown) => error);
  return refused instanceof BadInput ? refused.problems : [];
}

test('what is well formed passes', async () => expect(await problemsOf(VALID)).toEqual([]));

test.each([
  [{ small: 0 }, { field: 'small', problem: 'too-small', values: { min: 1 } }],
  [{ great: 101 }, { field: 'great', problem: 'too-great', values: { max: 100 } }],
  [{ whole: 1.5 }, { field: 'whole', problem: 'not-a-whole-number' }],
  [{ flag: 'yes' }, { field: 'flag', problem: 'not-true-or-false' }],
  [{ text: 7 }, { field: 'text', problem: 'not-text' }],
  [{ extra: 1 }, { field: 'extra', problem: 'unknown-field' }],
  [{ inner: { ...VALID.inner, short: 'a' } }, { field: 'inner.short', problem: 'too-short', values: { min: 2 } }],
  [{ inner: { ...VALID.inner, long: 'abcd' } }, { field: 'inner.long', problem: 'too-long', values: { max: 3 } }],
  [
    { inner: { ...VALID.inner, colour: 'X' } },
    { field: 'inner.colour', problem: 'not-one-of', values: { values: 'RED, BLUE' } },
  ],
  [{ inner: { ...VALID.inner, id: 'x' } }, { field: 'inner.id', problem: 'not-a-uuid' }],
])('%j is told by its field, its problem and its bound', async (wrong, problem) =>
  expect(await problemsOf({ ...VALID, ...wrong })).toEqual([problem]),
);
