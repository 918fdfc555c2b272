import { Field, Float, ID, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '@quipu/platform/graphql';

@ObjectType({
  description: 'The proof that something was recorded: where it stands in the log, and the file that shows it.',
})
export class Receipt {
  @Field(() => ID, { description: 'Number of the journal entry that recorded it first.' }) entry!: string;
  @Field(() => Float, {
    nullable: true,
    description: 'Its place in the log, a whole number from 0. Null: not there yet.',
  })
  logIndex!: number | null;
  @Field({ description: 'Where the file is on the host of this API. `.svg` after it gives a code to print.' })
  url!: string;
  @Field({ description: 'Whether a signed checkpoint covers it: before that there is no file.' }) isSigned!: boolean;
  @Field(() => InstantScalar, { description: 'When it was recorded.' }) at!: Date;
}
