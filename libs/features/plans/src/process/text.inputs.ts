import { applyDecorators } from '@nestjs/common';
import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { PlanTextKind } from './plan-text.entity.ts';

/** A text that has to be given. */
export const RequiredText = (description: string, longest: number) =>
  applyDecorators(
    Field(() => String, { description }),
    IsString(),
    MaxLength(longest),
  );

/** A text that may be left out. */
export const OptionalText = (description: string, longest: number) =>
  applyDecorators(
    Field(() => String, { nullable: true, description }),
    IsOptional(),
    IsString(),
    MaxLength(longest),
  );

@InputType({ description: 'A rule of the process, or a question with its answer.' })
export class AddPlanTextInput {
  @Field(() => ID, { description: 'Code of the plan.' }) @IsString() @MaxLength(60) plan!: string;

  @Field(() => PlanTextKind, { description: 'What it is.' }) @IsEnum(PlanTextKind) kind!: PlanTextKind;

  @RequiredText('The rule in a line, or the question, in Spanish: 3 to 300 characters.', 300) titleEs!: string;

  @OptionalText('The same in English.', 300) titleEn?: string | null;

  @RequiredText('The rule in full, or the answer, in Spanish: 10 to 10,000 characters.', 10_000) bodyEs!: string;

  @OptionalText('The same in English.', 10_000) bodyEn?: string | null;
}

@InputType({ description: 'A text of the process in other words. The former ones stay in its history.' })
export class RevisePlanTextInput {
  @Field(() => ID, { description: 'Id of the text.' }) @IsUUID() text!: string;

  @RequiredText('The rule in a line, or the question, in Spanish: 3 to 300 characters.', 300) titleEs!: string;

  @OptionalText('The same in English.', 300) titleEn?: string | null;

  @RequiredText('The rule in full, or the answer, in Spanish: 10 to 10,000 characters.', 10_000) bodyEs!: string;

  @OptionalText('The same in English.', 10_000) bodyEn?: string | null;

  @RequiredText('Why it is said otherwise: 10 to 2,000 characters.', 2_000) because!: string;
}
