import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';

@InputType({ description: 'The answer to a question, a comment or a complaint.' })
export class AnswerContributionInput {
  @Field(() => ID, { description: 'Tracking code of the contribution.' })
  @MinLength(1)
  @MaxLength(40)
  contribution!: string;

  @Field({ description: 'The answer in words: 40 to 20,000 characters.' })
  @IsString()
  @MaxLength(20_000)
  body!: string;

  @Field(() => String, { nullable: true, description: 'Language of its words, ISO 639: `qu`; `es` when left out.' })
  @IsOptional()
  @Matches(/^[a-z]{2,3}$/)
  language?: string | null;

  @Field(() => ID, { nullable: true, description: 'The own answer that stands, and that it takes the place of.' })
  @IsOptional()
  @IsUUID()
  supersedes?: string | null;

  @Field(() => String, { nullable: true, description: 'Why it takes its place: 10 to 2,000 characters.' })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  supersedesBecause?: string | null;
}
