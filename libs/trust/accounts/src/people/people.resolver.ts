import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Rejection, type Actor } from '@quipu/kernel';
import { Allow, connectionOf, resultOf } from '@quipu/platform/graphql';
import type { Viewer } from '../law/viewer.ts';
import { Asker, Who } from '../law/who.ts';
import { Account } from './account.entity.ts';
import { AccountsService } from './accounts.service.ts';
import { Grant } from './grant.entity.ts';
import { keeperOf } from './grants.service.ts';
import { LeavingService } from '../work/leaving.service.ts';
import { AccountsArgs, EndServiceArgs, InviteAccountInput } from './people.inputs.ts';
import { PeopleReads, type AccountWithGrants } from './people-reads.service.ts';
import { ServiceEnded } from '../work/service-ended.type.ts';

const AccountConnection = connectionOf(Account);
const AccountResult = resultOf(Account);
const ServiceEndedResult = resultOf(ServiceEnded);

@Resolver(() => Account)
export class PeopleResolver {
  constructor(
    private readonly reads: PeopleReads,
    private readonly acts: AccountsService,
    private readonly leaving: LeavingService,
  ) {}

  @Allow('account:read')
  @Query(() => AccountConnection, { nullable: true, description: 'Accounts, by name. Null for who may not read them.' })
  accounts(@Asker() viewer: Viewer, @Args() page: AccountsArgs) {
    return this.reads.accounts(viewer, page);
  }

  @Allow('account:read')
  @Query(() => Account, { nullable: true, description: 'One account. Null: there is none that the asker may read.' })
  account(@Asker() viewer: Viewer, @Args('id', { type: () => ID, description: 'Its id.' }) id: string) {
    return this.reads.account(viewer, id);
  }

  @ResolveField(() => [Grant], {
    description: 'What it holds, held or will hold, latest first, as far as the asker may know: at most 100.',
  })
  async grants(@Parent() account: Account & Partial<AccountWithGrants>, @Asker() viewer: Viewer): Promise<Grant[]> {
    return account.grants ?? (await this.reads.grants(viewer, { account: account.id, first: 100 })).nodes;
  }

  @Allow('account:invite')
  @Mutation(() => AccountResult, {
    description:
      'Opens an account for somebody and sends them a link, good for seven days, to set a password. An address that has an account keeps it.',
  })
  async inviteAccount(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('input', { description: 'Who is invited.' }) input: InviteAccountInput,
  ) {
    const id = await this.acts.invite(keeperOf(actor, viewer), input);
    return id instanceof Rejection ? id : this.reads.account(viewer, id);
  }

  @Allow('grant:give')
  @Mutation(() => ServiceEndedResult, {
    description: 'Ends all that a person holds, closes their sessions and revokes their tokens, in one act.',
  })
  async endService(@Who() actor: Actor, @Asker() viewer: Viewer, @Args() { account, because }: EndServiceArgs) {
    const left = await this.leaving.end(keeperOf(actor, viewer), account, because);
    if (left instanceof Rejection) return left;
    const ended = await Promise.all(left.grants.map((id) => this.reads.grant(id)));
    return Object.assign(new ServiceEnded(), {
      ...left,
      account: await this.reads.account(viewer, account),
      grants: ended,
    });
  }
}
