import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsInt, IsOptional, IsUUID, Matches, MaxLength } from 'class-validator';
import { FILES_AT_MOST } from '../files/attaching.ts';
import { SaidInput } from '../recording/contribution.inputs.ts';

@InputType({ description: 'What somebody leaves in the co-creation of a plan.' })
export class SubmitContributionInput extends SaidInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Code of the institution for which one speaks, by a grant; nothing for oneself.',
  })
  @IsOptional()
  @MaxLength(60)
  institution?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: `SHA-256 of files that the same account brought by \`POST /files\`, lower-case hex: at most ${FILES_AT_MOST}.`,
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @Matches(/^[0-9a-f]{64}$/, { each: true })
  files?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'Id of the own draft that this comes of; it is gone afterwards.' })
  @IsOptional()
  @IsUUID()
  draft?: string | null;
}

@InputType({ description: 'What somebody has written so far, to go on with it later.' })
export class SaveContributionDraftInput {
  @Field(() => ID, { description: 'Code of the plan.' }) @MaxLength(60) plan!: string;

  @Field(() => ID, { nullable: true, description: 'Id of the own draft that is revised; a new one when left out.' })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => Int, { nullable: true, description: 'The revision of it that was read.' })
  @IsOptional()
  @IsInt()
  revision?: number | null;

  @Field(() => String, { nullable: true, description: 'What it is, as `ContributionKind` has it: `PROPOSAL`.' })
  @IsOptional()
  @Matches(/^(PROPOSAL|COMMENT|QUESTION|COMPLAINT)$/)
  kind?: string | null;

  @Field(() => String, { nullable: true, description: 'In one line: at most 300 characters.' })
  @IsOptional()
  @MaxLength(300)
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'At most 10,000 characters.' })
  @IsOptional()
  @MaxLength(10_000)
  body?: string | null;

  @Field(() => ID, { nullable: true, description: "Code of one of the plan's themes." })
  @IsOptional()
  @MaxLength(60)
  theme?: string | null;

  @Field(() => ID, { nullable: true, description: 'The region that it is about, ISO 3166-2.' })
  @IsOptional()
  @MaxLength(10)
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Language of its words, ISO 639.' })
  @IsOptional()
  @Matches(/^[a-z]{2,3}$/)
  language?: string | null;
}
