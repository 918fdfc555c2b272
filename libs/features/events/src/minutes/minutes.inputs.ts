import { Field, ID, InputType } from '@nestjs/graphql';
import type { LocalDate } from '@quipu/kernel';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { OfEventInput } from '../holding/event.inputs.ts';
import { ByDay, ByText } from '../holding/fields.ts';

@InputType({ description: 'A version of minutes, open for observations of those who were there.' })
export class ProposeMinutesInput extends OfEventInput {
  @Field({ description: 'What was said and agreed: 40 to 60,000 characters.' })
  @IsString()
  @MaxLength(60_000)
  body!: string;

  @ByText('What changed against the version before, and why: 10 to 2,000 characters.', 2_000)
  because?: string | null;

  @ByDay('The last day for observations.', false) observationsUntil!: LocalDate;
}

@InputType({ description: 'What somebody who was there says of the minutes as they stand.' })
export class ObserveMinutesInput extends OfEventInput {
  @Field({ description: 'The observation: 10 to 10,000 characters.' })
  @IsString()
  @MaxLength(10_000)
  body!: string;

  @Field(() => ID, { nullable: true, description: 'Code of the institution that one speaks for, by a grant.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  institution?: string | null;
}

@InputType({ description: 'The minutes as they stand, to be fixed for ever.' })
export class ApproveMinutesInput extends OfEventInput {}
