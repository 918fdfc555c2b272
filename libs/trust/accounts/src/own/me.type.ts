import { Field, ObjectType } from '@nestjs/graphql';
import { Account } from '../people/account.entity.ts';
import { Grant } from '../people/grant.entity.ts';

@ObjectType({ description: 'Whoever asks.' })
export class Me {
  @Field(() => Account, { description: 'The account.' }) account!: Account;
  @Field(() => [Grant], { description: 'The roles that stand now, oldest first.' }) grants!: Grant[];
  @Field({ description: 'Whether a code is asked for beside the password.' }) hasSecondFactor!: boolean;
  @Field({ description: 'Whether there is a password; who signs in by a provider alone has none.' })
  hasPassword!: boolean;
}
