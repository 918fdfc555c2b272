import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, Matches, MaxLength } from 'class-validator';
import { ContributionKind } from '../contribution.entity.ts';

@InputType({ description: 'What somebody leaves in the co-creation of a plan.' })
export class SubmitContributionInput {
  @Field(() => ID, { description: 'Code of the plan, `PE-PAGA-3`.' })
  @MaxLength(60)
  plan!: string;

  @Field(() => ContributionKind, { description: 'What it is.' })
  @IsEnum(ContributionKind)
  kind!: ContributionKind;

  @Field({ description: 'In one line: 10 to 300 characters.' })
  @MaxLength(300)
  title!: string;

  @Field({ description: 'What, for whom and why: 40 to 10,000 characters of a proposal, 10 of anything else.' })
  @MaxLength(10_000)
  body!: string;

  @Field(() => ID, { nullable: true, description: "Code of one of the plan's themes." })
  @IsOptional()
  @MaxLength(60)
  theme?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Code of the stage that it is for; the first of the plan when left out.',
  })
  @IsOptional()
  @MaxLength(60)
  stage?: string | null;

  @Field(() => String, { nullable: true, description: 'Language of its words, ISO 639: `qu`; `es` when left out.' })
  @IsOptional()
  @Matches(/^[a-z]{2,3}$/)
  language?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Code of the institution for which one speaks, by a grant; nothing for oneself.',
  })
  @IsOptional()
  @MaxLength(60)
  institution?: string | null;
}
