import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { FollowKind, Pace } from './follow.type.ts';

const LANGUAGES = ['es', 'en'] as const;

@InputType({ description: 'What somebody wants to hear of.' })
export class FollowInput {
  @Field(() => FollowKind, { description: 'What kind of thing.' })
  @IsEnum(FollowKind)
  kind!: FollowKind;

  @Field(() => ID, {
    description: 'Its public code: `CTR-01`, `PE-PAGA-3`; of a commitment or theme after its plan, `PE-PAGA-3/2`.',
  })
  @IsString()
  @MaxLength(120)
  of!: string;

  @Field(() => Pace, { description: 'How soon.' })
  @IsEnum(Pace)
  pace!: Pace;
}

@InputType({ description: 'What somebody without an account wants to hear of.' })
export class AskToFollowInput extends FollowInput {
  @Field({ description: 'Where the question goes, and the notices once it is answered.' })
  @IsString()
  @MaxLength(1_000)
  email!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Language of the mails: `es`, `en`; that of the request when left out.',
  })
  @IsOptional()
  @IsIn(LANGUAGES)
  language?: (typeof LANGUAGES)[number] | null;
}
