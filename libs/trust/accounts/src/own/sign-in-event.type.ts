import { Field, ID, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '@quipu/platform/graphql';
import { Account } from '../people/account.entity.ts';

@ObjectType({ description: 'Something about how somebody signs in. Kept for a year.' })
export class SignInEvent {
  @Field(() => ID, { description: 'Stable identifier; later ones are greater.' }) id!: string;
  @Field(() => InstantScalar, { description: 'When.' }) at!: Date;
  @Field({ description: 'What happened: `signed-in`, `sign-in-refused` and others, listed in docs/accounts.md.' })
  event!: string;
  @Field(() => Account, {
    nullable: true,
    description: 'Whose account. Null: no account has the address that was typed.',
  })
  account!: Account | null;
  @Field(() => String, { nullable: true, description: 'The network address that it came from.' })
  address!: string | null;
  @Field(() => String, { nullable: true, description: 'The browser and system, as far as they say.' })
  browser!: string | null;
}
