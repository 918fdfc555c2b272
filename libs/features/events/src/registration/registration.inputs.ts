import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { OfEventInput } from '../holding/event.inputs.ts';
import { ByText } from '../holding/fields.ts';

@InputType({ description: 'An event that somebody will take part in.' })
export class RegisterForEventInput extends OfEventInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Code of the institution that one comes for, by a grant; nothing for oneself.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  institution?: string | null;

  @ByText('What one needs to take part; only coordinators read it. At most 500 characters.', 500)
  needs?: string | null;

  @ByText('The code of the invitation, where one must be invited.', 60)
  invitation?: string | null;
}

@InputType({ description: 'An event that somebody will not take part in after all.' })
export class WithdrawRegistrationInput extends OfEventInput {}
