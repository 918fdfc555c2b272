import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsOptional, MaxLength, ValidateNested } from 'class-validator';

/** The most that one act joins or makes. */
const AT_MOST = 50;

@InputType({ description: 'What staff write from what others left.' })
export class SuccessorInput {
  @Field({ description: 'In one line: 10 to 300 characters.' })
  @MaxLength(300)
  title!: string;

  @Field({ description: 'What, for whom and why: 40 to 10,000 characters of a proposal, 10 of anything else.' })
  @MaxLength(10_000)
  body!: string;

  @Field(() => ID, {
    nullable: true,
    description: "Code of one of the plan's themes; that of the first origin when left out.",
  })
  @IsOptional()
  @MaxLength(60)
  theme?: string | null;
}

@InputType({ description: 'Contributions that become one.' })
export class MergeContributionsInput {
  @Field(() => ID, { description: 'Code of the plan in which all of them lie.' })
  @MaxLength(60)
  plan!: string;

  @Field(() => [ID], { description: `Tracking codes of those that are merged, at most ${AT_MOST}.` })
  @ArrayMaxSize(AT_MOST)
  @MaxLength(40, { each: true })
  from!: string[];

  @Field(() => ID, {
    nullable: true,
    description: 'Tracking code of the contribution into which they are merged. Either this or `new`.',
  })
  @IsOptional()
  @MaxLength(40)
  into?: string | null;

  @Field(() => SuccessorInput, { nullable: true, description: 'A new one that they become. Either this or `into`.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SuccessorInput)
  new?: SuccessorInput | null;

  @Field(() => ID, { description: 'Code of the stage of the plan at which it is decided.' })
  @MaxLength(60)
  stage!: string;

  @Field({
    description: 'Why, the reasons of the decision on each: 40 to 10,000 characters beyond the name of the ground.',
  })
  @MaxLength(10_000)
  because!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Code of the ground of the decision on each; `duplicate` when left out, which names the successor.',
  })
  @IsOptional()
  @MaxLength(60)
  reasonCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Code of the body that decided.' })
  @IsOptional()
  @MaxLength(60)
  decidingInstitution?: string | null;
}

@InputType({ description: 'A contribution that becomes several.' })
export class SplitContributionInput {
  @Field(() => ID, { description: 'Its tracking code.' })
  @MaxLength(40)
  contribution!: string;

  @Field(() => [SuccessorInput], { description: `What it becomes: 2 to ${AT_MOST} parts.` })
  @ArrayMaxSize(AT_MOST)
  @ValidateNested({ each: true })
  @Type(() => SuccessorInput)
  parts!: SuccessorInput[];

  @Field({ description: 'Why: 10 to 2,000 characters.' })
  @MaxLength(2_000)
  because!: string;
}

@InputType({ description: 'A contribution that goes on in a later plan.' })
export class CarryContributionInput {
  @Field(() => ID, { description: 'Its tracking code.' })
  @MaxLength(40)
  contribution!: string;

  @Field(() => ID, { description: 'Code of a later plan of the same member.' })
  @MaxLength(60)
  plan!: string;

  @Field({ description: 'Why: 10 to 2,000 characters.' })
  @MaxLength(2_000)
  because!: string;
}
