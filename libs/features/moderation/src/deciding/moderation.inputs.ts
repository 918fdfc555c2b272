import { Field, ID, InputType } from '@nestjs/graphql';
import { IsBoolean, IsEnum, IsOptional, IsUUID, MaxLength } from 'class-validator';
import { ModerationGround } from '../moderation.entity.ts';

@InputType({ description: 'To hide a contribution from the public, or to show it again.' })
export class ModerateContributionInput {
  @Field(() => ID, { description: 'Tracking code of the contribution.' })
  @MaxLength(60)
  contribution!: string;

  @Field({ description: 'Whether it is hidden from now on.' })
  @IsBoolean()
  isHidden!: boolean;

  @Field(() => ModerationGround, { description: 'The ground; SHOWN_AGAIN to show it.' })
  @IsEnum(ModerationGround)
  ground!: ModerationGround;

  @Field({ description: 'Why, for the public and for its author: 40 to 2,000 characters. They name nothing hidden.' })
  @MaxLength(2_000)
  reasons!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the standing moderation that whoever decides has seen; nothing where there is none.',
  })
  @IsOptional()
  @IsUUID()
  supersedes?: string | null;
}
