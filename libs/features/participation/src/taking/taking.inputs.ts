import { Field, ID, InputType } from '@nestjs/graphql';
import { PartialDateScalar } from '@quipu/platform/graphql';
import type { PartialDate } from '@quipu/kernel';
import { ArrayMaxSize, IsEnum, IsOptional, Matches, MaxLength } from 'class-validator';
import { Channel } from '../contribution.codes.ts';
import { FILES_AT_MOST } from '../files/attaching.ts';
import { SaidInput } from '../recording/contribution.inputs.ts';

@InputType({ description: 'What staff record for somebody who said it in person or by letter.' })
export class TakeContributionInput extends SaidInput {
  @Field(() => Channel, { description: 'IN_PERSON or LETTER.' })
  @IsEnum(Channel)
  channel!: Channel;

  @Field(() => String, {
    nullable: true,
    description: 'Where it was taken, in public words: 3 to 300 characters. In person this or `event`.',
  })
  @IsOptional()
  @MaxLength(300)
  place?: string | null;

  @Field(() => ID, { nullable: true, description: 'Code of the event of the plan at which it was taken.' })
  @IsOptional()
  @MaxLength(60)
  event?: string | null;

  @Field(() => PartialDateScalar, {
    nullable: true,
    description: 'The day on which it was taken, where the plan is; today when left out.',
  })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  takenOn?: PartialDate | null;

  @Field(() => String, {
    nullable: true,
    description:
      'On whose behalf, in public words: 3 to 300 characters, «una vecina de Puno». This, an institution or an event.',
  })
  @IsOptional()
  @MaxLength(300)
  onBehalfOf?: string | null;

  @Field(() => ID, { nullable: true, description: 'Code of the institution that it comes from.' })
  @IsOptional()
  @MaxLength(60)
  institution?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The address of mail of the person, who then hears what becomes of it. Never public.',
  })
  @IsOptional()
  @MaxLength(1_000)
  email?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: `SHA-256 of files that the same account brought by \`POST /files\`, lower-case hex: at most ${FILES_AT_MOST}.`,
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @Matches(/^[0-9a-f]{64}$/, { each: true })
  files?: string[] | null;
}
