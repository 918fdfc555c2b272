import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { type PartialDate } from '@quipu/kernel';
import { PartialDateScalar } from '@quipu/platform/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { OptionalText, RequiredText } from './text.inputs.ts';
import { PlanPhase } from './phase.rules.ts';

/** As many stages or themes as one plan takes. */
const MANY = 50;

@InputType({ description: 'A stage as it is to be.' })
export class StageInput {
  @Field(() => ID, { description: 'Code within the plan, `national_table`: small letters, digits and `_`.' })
  @Matches(/^[a-z][a-z0-9_]{0,59}$/)
  code!: string;

  @RequiredText('Name in Spanish: 3 to 300 characters.', 300) titleEs!: string;

  @OptionalText('Name in English: at most 300 characters.', 300) titleEn?: string | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'The day on which it opens.' })
  @IsOptional()
  opensOn?: PartialDate | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'The last day on which it is open.' })
  @IsOptional()
  closesOn?: PartialDate | null;
}

@InputType({ description: 'A theme as it is to be.' })
export class ThemeInput {
  @Field(() => ID, { description: 'Code within the plan, `ambiente`: small letters, digits and `-`.' })
  @Matches(/^[a-z0-9][a-z0-9-]{0,59}$/)
  code!: string;

  @RequiredText('Name in Spanish: 3 to 300 characters.', 300) titleEs!: string;

  @OptionalText('Name in English: at most 300 characters.', 300) titleEn?: string | null;
}

@InputType({ description: 'The stages of a plan in their order: every one that stands, and new ones.' })
export class SetStagesInput {
  @Field(() => ID, { description: 'Code of the plan.' }) @IsString() @MaxLength(60) plan!: string;

  @Field(() => [StageInput], { description: 'All of them, 1 to 50, in their order.' })
  @ArrayMaxSize(MANY)
  @ValidateNested({ each: true })
  @Type(() => StageInput)
  stages!: StageInput[];
}

@InputType({ description: 'Themes to add to a plan or to rename; the others stay.' })
export class SetThemesInput {
  @Field(() => ID, { description: 'Code of the plan.' }) @IsString() @MaxLength(60) plan!: string;

  @Field(() => [ThemeInput], { description: 'New ones, and those that get another name; at most 50.' })
  @ArrayMaxSize(MANY)
  @ValidateNested({ each: true })
  @Type(() => ThemeInput)
  themes!: ThemeInput[];
}

@InputType({ description: 'A plan that begins, with its stages and themes.' })
export class CreatePlanInput {
  @Field(() => ID, { description: 'Code of the member.' }) @IsString() @MaxLength(60) member!: string;

  @Field(() => ID, { description: 'Public code, `PE-PAGA-6`: capitals, digits and `-`; it never changes.' })
  @Matches(/^[A-Z0-9][A-Z0-9-]{0,39}$/)
  code!: string;

  @Field(() => Int, { description: 'First, second, third … plan of the member.' })
  @IsInt()
  @Min(1)
  @Max(1_000)
  number!: number;

  @RequiredText('Official title in Spanish: 3 to 300 characters.', 300) titleEs!: string;

  @OptionalText('Title in English: at most 300 characters.', 300) titleEn?: string | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'When its period starts.' })
  @IsOptional()
  startsOn?: PartialDate | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'When its period ends.' })
  @IsOptional()
  endsOn?: PartialDate | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether a decision needs a second pair of eyes before it is published; it does if left out.',
  })
  @IsOptional()
  @IsBoolean()
  needsSecondEyes?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days in which a contributor may ask again after a decision, 1 to 365; 15 if left out.',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(365)
  reviewDays?: number | null;

  @Field(() => [StageInput], { description: 'The stages at which it decides, 1 to 50, in their order.' })
  @ArrayMaxSize(MANY)
  @ValidateNested({ each: true })
  @Type(() => StageInput)
  stages!: StageInput[];

  @Field(() => [ThemeInput], { nullable: true, description: 'Its themes, at most 50.' })
  @IsOptional()
  @ArrayMaxSize(MANY)
  @ValidateNested({ each: true })
  @Type(() => ThemeInput)
  themes?: ThemeInput[] | null;
}

@InputType({ description: 'What is to be otherwise in a plan; what is left out stays as it is.' })
export class RevisePlanInput {
  @Field(() => ID, { description: 'Code of the plan.' }) @IsString() @MaxLength(60) plan!: string;

  @Field(() => PlanPhase, { nullable: true, description: 'Where it stands now: the next phase, or the one before.' })
  @IsOptional()
  @IsEnum(PlanPhase)
  phase?: PlanPhase | null;

  @OptionalText('Official title in Spanish: 3 to 300 characters.', 300) titleEs?: string | null;

  @OptionalText('Title in English: at most 300 characters; empty takes it away.', 300) titleEn?: string | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'When its period starts.' })
  @IsOptional()
  startsOn?: PartialDate | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'When its period ends.' })
  @IsOptional()
  endsOn?: PartialDate | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a decision needs a second pair of eyes.' })
  @IsOptional()
  @IsBoolean()
  needsSecondEyes?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'Days in which a contributor may ask again, 1 to 365.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(365)
  reviewDays?: number | null;

  @OptionalText('Why: asked for when it goes a phase back; 10 to 2,000 characters.', 2_000) because?: string | null;
}
