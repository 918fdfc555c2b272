import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { Stance } from './opinion.entity.ts';

@InputType({ description: 'What an institution says of a contribution.' })
export class GiveOpinionInput {
  @Field(() => ID, { description: 'Tracking code of the contribution.' })
  @MinLength(1)
  @MaxLength(40)
  contribution!: string;

  @Field(() => ID, { description: 'Code of the institution that one answers for.' })
  @MinLength(1)
  @MaxLength(60)
  institution!: string;

  @Field(() => Stance, { description: 'What it thinks of it.' })
  @IsEnum(Stance)
  stance!: Stance;

  @Field({ description: 'Why: 40 to 10,000 characters.' })
  @IsString()
  @MaxLength(10_000)
  reasons!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Code of the technical meeting, an event of the same plan; none when left out.',
  })
  @IsOptional()
  @MaxLength(60)
  event?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The standing opinion of the same institution that it takes the place of.',
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
