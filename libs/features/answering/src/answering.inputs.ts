import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ContributionKind } from '@quipu/participation';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

@InputType({ description: 'In how many days contributions are to be answered.' })
export class AnswerTermInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Of what was first recorded at the stage with this code; left out, at any.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  stage?: string | null;

  @Field(() => ContributionKind, { nullable: true, description: 'Of contributions of this kind; left out, of any.' })
  @IsOptional()
  @IsEnum(ContributionKind)
  kind?: ContributionKind | null;

  @Field(() => Int, { description: 'Days, 1 to 365, counted from the day it was recorded.' })
  @IsInt()
  @Min(1)
  @Max(365)
  days!: number;
}

@InputType({ description: 'All terms of a plan for its answers; one that is left out is taken back.' })
export class SetAnswerTermsInput {
  @Field(() => ID, { description: 'Code of the plan.' }) @IsString() @MaxLength(60) plan!: string;

  @Field(() => [AnswerTermInput], { description: 'At most 100.' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => AnswerTermInput)
  terms!: AnswerTermInput[];
}
