import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Work } from './work.type.ts';
import { Account } from '../people/account.entity.ts';
import { Grant } from '../people/grant.entity.ts';

@ObjectType({ description: 'What the end of a service ended, and what it leaves open.' })
export class ServiceEnded {
  @Field(() => Account, { description: 'Who leaves. The account stays, without a role.' }) account!: Account;

  @Field(() => [Grant], { description: 'The grants that were ended.' }) grants!: Grant[];

  @Field(() => Int, { description: 'How many sessions were closed.' }) sessions!: number;

  @Field(() => Int, { description: 'How many tokens of access were revoked.' }) tokens!: number;

  @Field(() => Work, {
    description: 'What waited for whoever leaves. Of what is not published it tells where it is, not what it says.',
  })
  leaves!: Work;
}
