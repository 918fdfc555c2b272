import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { MilestoneStatusCode } from './milestone-status.rules.ts';

@InputType({ description: 'Where a milestone stands from now on, and why.' })
export class SetMilestoneStatusInput {
  @Field(() => ID, { description: 'Id of the milestone.' })
  @IsUUID()
  milestone!: string;

  @Field(() => MilestoneStatusCode, { description: 'Where it stands.' })
  @IsEnum(MilestoneStatusCode)
  status!: MilestoneStatusCode;

  @Field({ description: 'Why: 10 to 2,000 characters. Public, in the words in which it is given.' })
  @MaxLength(2_000)
  because!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The status that stands now, by its id; nothing when none was ever said.',
  })
  @IsOptional()
  @IsUUID()
  supersedes?: string | null;
}
