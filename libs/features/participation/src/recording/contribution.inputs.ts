import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, Matches, MaxLength } from 'class-validator';
import { AuthorVisibility, ContributionKind } from '../contribution.codes.ts';

/** What every contribution says, whichever way it comes. */
@InputType({ isAbstract: true })
export class SaidInput {
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
    description: 'Code of the stage that it is for; the first of the plan that is open when left out.',
  })
  @IsOptional()
  @MaxLength(60)
  stage?: string | null;

  @Field(() => String, { nullable: true, description: 'Language of its words, ISO 639: `qu`; `es` when left out.' })
  @IsOptional()
  @Matches(/^[a-z]{2,3}$/)
  language?: string | null;

  @Field(() => ID, { nullable: true, description: 'The region that it is about, ISO 3166-2: `PE-CUS`.' })
  @IsOptional()
  @MaxLength(10)
  region?: string | null;

  @Field(() => AuthorVisibility, {
    nullable: true,
    description:
      'What of its author the public reads. When left out: INSTITUTION where one is named, otherwise WITHHELD.',
  })
  @IsOptional()
  @IsEnum(AuthorVisibility)
  authorVisibility?: AuthorVisibility | null;

  @Field(() => String, {
    nullable: true,
    description: 'The name of its author as the public is to read it; only with PUBLIC. 1 to 200 characters.',
  })
  @IsOptional()
  @MaxLength(200)
  authorName?: string | null;
}
