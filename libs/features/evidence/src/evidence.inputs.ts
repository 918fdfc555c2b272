import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

@InputType({ description: 'Evidence of a milestone: a file that was uploaded before, or a link.' })
export class SubmitEvidenceInput {
  @Field(() => ID, { description: 'Id of the milestone.' })
  @IsUUID()
  milestone!: string;

  @Field({ description: 'What it is called: 3 to 300 characters.' })
  @IsString()
  @MaxLength(300)
  title!: string;

  @Field(() => String, { nullable: true, description: 'What it shows: at most 5,000 characters.' })
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  description?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Language of title and description by ISO 639; `es` if left out.',
  })
  @IsOptional()
  @Matches(/^[a-z]{2,3}$/)
  language?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'SHA-256 of a file that the same account brought by `POST /files`, lower-case hex. Either this or `link`.',
  })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  file?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Address of what stands elsewhere: http or https, at most 2,000 characters. Either this or `file`.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  link?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Evidence of the same milestone that it takes the place of; that one must stand.',
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
