import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '@quipu/platform/graphql';

@ObjectType('Session', { description: 'A browser in which somebody has signed in.' })
export class OwnSession {
  @Field(() => ID, { description: 'For `endSession`; it opens nothing.' }) id!: string;
  @Field(() => String, { nullable: true, description: 'The address that it was opened from.' }) address!: string | null;
  @Field(() => String, { nullable: true, description: 'The browser and system, as far as they say: `Firefox, Linux`.' })
  browser!: string | null;
  @Field(() => InstantScalar, { description: 'When it was opened.' }) createdAt!: Date;
  @Field(() => InstantScalar, { description: 'When it last asked for something, to the minute.' }) seenAt!: Date;
  @Field({ description: 'Whether it is the one that asks.' }) isThisOne!: boolean;
}

@ObjectType({ description: 'Sessions were ended, at once and everywhere.' })
export class SessionsEnded {
  @Field(() => Int, { description: 'How many.' }) count!: number;
}
