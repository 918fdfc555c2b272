import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { VoteChoice } from './vote.entity.ts';

@InputType({ description: 'A vote on a contribution in a session of the forum.' })
export class CastVoteInput {
  @Field(() => ID, { description: 'Tracking code of the contribution.' })
  @MinLength(1)
  @MaxLength(40)
  contribution!: string;

  @Field(() => ID, { description: 'Code of the session, an event of the same plan.' })
  @MinLength(1)
  @MaxLength(60)
  event!: string;

  @Field(() => VoteChoice, { description: 'How.' })
  @IsEnum(VoteChoice)
  choice!: VoteChoice;

  @Field(() => String, { nullable: true, description: 'Why: at most 5,000 characters.' })
  @IsOptional()
  @IsString()
  @MaxLength(5_000)
  because?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Code of the institution for which one votes, and speaks by a grant; nothing for oneself.',
  })
  @IsOptional()
  @MaxLength(60)
  institution?: string | null;
}
