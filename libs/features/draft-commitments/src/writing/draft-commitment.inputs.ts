import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { PartialDate } from '@quipu/kernel';
import { PartialDateScalar } from '@quipu/platform/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const LONG_TEXT = 20_000;

@InputType({ description: 'What a contribution changed in a version.' })
export class DraftSourceInput {
  @Field(() => ID, { description: 'Tracking code of a contribution of the same plan.' })
  @MaxLength(60)
  contribution!: string;

  @Field({ description: 'What it changed: 10 to 5,000 characters.' })
  @MaxLength(5_000)
  changed!: string;
}

@InputType({ description: 'What a version of a draft commitment says; what is left out it does not say.' })
export class DraftVersionInput {
  @Field({ description: 'What would be promised, in one line: 10 to 500 characters.' })
  @MaxLength(500)
  title!: string;

  @Field(() => String, { nullable: true, description: 'The problem of people that it is to solve.' })
  @IsOptional()
  @MaxLength(LONG_TEXT)
  problem?: string | null;

  @Field(() => String, { nullable: true, description: 'How things are today.' })
  @IsOptional()
  @MaxLength(LONG_TEXT)
  statusQuo?: string | null;

  @Field(() => String, { nullable: true, description: 'How they are to be at the end.' })
  @IsOptional()
  @MaxLength(LONG_TEXT)
  changeSought?: string | null;

  @Field(() => ID, { nullable: true, description: 'Code of the institution that would answer for it.' })
  @IsOptional()
  @MaxLength(60)
  lead?: string | null;

  @Field(() => ID, { nullable: true, description: "Code of one of the plan's themes." })
  @IsOptional()
  @MaxLength(60)
  theme?: string | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'When work on it would start.' })
  @IsOptional()
  @IsString()
  startsOn?: PartialDate | null;

  @Field(() => PartialDateScalar, { nullable: true, description: 'When it would end.' })
  @IsOptional()
  @IsString()
  endsOn?: PartialDate | null;

  @Field({
    description:
      'What changed against the version before, and why; of the first, how it came about: 10 to 5,000 characters.',
  })
  @MaxLength(5_000)
  because!: string;

  @Field(() => [ID], { nullable: true, description: 'Codes of the institutions that wrote it together; at most 50.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  authors?: string[] | null;

  @Field(() => [DraftSourceInput], { nullable: true, description: 'What each contribution changed; at most 100.' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => DraftSourceInput)
  sources?: DraftSourceInput[] | null;
}

@InputType({ description: 'A draft commitment with its first version.' })
export class OpenDraftCommitmentInput extends DraftVersionInput {
  @Field(() => ID, { description: 'Code of the plan.' })
  @MaxLength(60)
  plan!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Of an initiative of the government: whose it is, and why: 40 to 5,000 characters. Left out, it comes from the contributions that it names.',
  })
  @IsOptional()
  @MaxLength(5_000)
  initiative?: string | null;
}

@InputType({ description: 'The next version of a draft commitment.' })
export class ReviseDraftCommitmentInput extends DraftVersionInput {
  @Field(() => ID, { description: 'Code of the draft commitment.' })
  @MaxLength(60)
  draftCommitment!: string;

  @Field(() => Int, {
    description: 'The version that was read: refused when somebody published another one meanwhile.',
  })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version!: number;
}

@InputType({ description: 'What makes a commitment of a draft commitment.' })
export class AdoptDraftCommitmentInput {
  @Field(() => ID, { description: 'Code of the draft commitment.' })
  @MaxLength(60)
  draftCommitment!: string;

  @Field(() => Int, { description: 'The version that is adopted: refused when it is not the latest any more.' })
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version!: number;

  @Field({ description: 'Number of the commitment in the plan, `3` or `V.1.a`: 1 to 20 characters.' })
  @MaxLength(20)
  number!: string;

  @Field({ description: 'Why it is adopted: 10 to 2,000 characters.' })
  @MaxLength(2_000)
  because!: string;
}
