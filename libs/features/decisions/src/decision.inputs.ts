import { Field, ID, InputType } from '@nestjs/graphql';
import { type PartialDate } from '@quipu/kernel';
import { PartialDateScalar } from '@quipu/platform/graphql';
import { IsEnum, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { Outcome } from './outcome.ts';

/** What a decision may say, and a draft of one as well. */
@InputType({ isAbstract: true })
class Reasoning {
  @Field(() => ID, { nullable: true, description: 'Code of the ground. Needed short of full acceptance.' })
  @IsOptional()
  @MaxLength(60)
  reasonCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The reasons in words: at least 40 characters beyond the name of the ground, 120 for `other`; at most 10,000.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(10_000)
  reasons?: string | null;

  @Field(() => String, { nullable: true, description: 'The norm that it rests on, at most 500 characters.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  legalGround?: string | null;

  @Field(() => ID, { nullable: true, description: 'Code of the body that decided.' })
  @IsOptional()
  @MaxLength(60)
  decidingInstitution?: string | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'When it was taken.' })
  @IsOptional()
  decidedOn?: PartialDate | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What its ground demands to be named: the programme that is under way, the place where it is taken up. At most 1,000 characters.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  named?: string | null;

  @Field(() => ID, { nullable: true, description: 'Tracking code of the contribution that it repeats.' })
  @IsOptional()
  @MaxLength(40)
  duplicateOf?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Officials who were present, by their offices, at most 2,000 characters.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  officials?: string | null;

  @Field(() => ID, { nullable: true, description: 'Code of the event of the plan at which it was taken.' })
  @IsOptional()
  @MaxLength(60)
  event?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'The request to decide again that it answers: it takes the place of the decision asked about, by somebody else.',
  })
  @IsOptional()
  @IsUUID()
  reviewRequest?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The standing decision of the same stage that it takes the place of, if one stands.',
  })
  @IsOptional()
  @IsUUID()
  supersedes?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it takes its place: 10 to 2,000 characters.' })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  supersedesBecause?: string | null;
}

@InputType({ description: 'A decision on a contribution at a stage.' })
export class RecordDecisionInput extends Reasoning {
  @Field(() => ID, { description: 'Tracking code of the contribution.' })
  @MinLength(1)
  @MaxLength(40)
  contribution!: string;

  @Field(() => ID, { description: "Code of a stage of the contribution's plan." })
  @MinLength(1)
  @MaxLength(60)
  stage!: string;

  @Field(() => Outcome, { description: 'What was decided.' })
  @IsEnum(Outcome)
  outcome!: Outcome;
}

@InputType({ description: 'What a draft of a decision says so far. The rules are asked when it is published.' })
export class DecisionDraftContentInput extends Reasoning {
  @Field(() => ID, { nullable: true, description: "Code of a stage of the contribution's plan." })
  @IsOptional()
  @MaxLength(60)
  stage?: string | null;

  @Field(() => Outcome, { nullable: true, description: 'What was decided.' })
  @IsOptional()
  @IsEnum(Outcome)
  outcome?: Outcome | null;
}

@InputType({ description: 'A draft of a decision on a contribution.' })
export class DecisionDraftInput extends DecisionDraftContentInput {
  @Field(() => ID, { description: 'Tracking code of the contribution.' })
  @MinLength(1)
  @MaxLength(40)
  contribution!: string;
}
