import { applyDecorators } from '@nestjs/common';
import { Field } from '@nestjs/graphql';
import { IsOptional, IsString, Matches, MaxLength, Validate, ValidatorConstraint } from 'class-validator';
import { PartialDateScalar } from '@quipu/platform/graphql';

@ValidatorConstraint({ name: 'day' })
class Day {
  validate(given: unknown): boolean {
    return typeof given === 'string' && given.length === 10;
  }
}

/** A text that may be left out, of at most `length` characters. */
export const ByText = (description: string, length: number) =>
  applyDecorators(
    Field(() => String, { nullable: true, description }),
    IsOptional(),
    IsString(),
    MaxLength(length),
  );

/** A day, as `2026-11-20`. */
export const ByDay = (description: string, nullable: boolean) =>
  applyDecorators(
    Field(() => PartialDateScalar, { nullable, description: `${description} A day: \`2026-11-20\`.` }),
    ...(nullable ? [IsOptional()] : []),
    Validate(Day),
  );

/** An hour of the day, as `15:30`. */
export const ByClock = (description: string) =>
  applyDecorators(
    Field(() => String, { nullable: true, description }),
    IsOptional(),
    Matches(/^([01]\d|2[0-3]):[0-5]\d$/),
  );
