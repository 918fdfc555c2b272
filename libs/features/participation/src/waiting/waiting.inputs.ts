import { Field, InputType } from '@nestjs/graphql';
import { MaxLength } from 'class-validator';
import { SaidInput } from '../recording/contribution.inputs.ts';

@InputType({ description: 'What somebody leaves without having signed in.' })
export class LeaveContributionInput extends SaidInput {
  @Field({ description: 'Where the mail with the link goes: nothing is recorded before it is confirmed.' })
  @MaxLength(1_000)
  email!: string;
}
