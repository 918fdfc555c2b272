import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Rejection, type Actor } from '@quipu/kernel';
import { Allow, connectionOf, resultOf } from '@quipu/platform/graphql';
import type { Viewer } from '../law/viewer.ts';
import { Asker, Who } from '../law/who.ts';
import { Account } from './account.entity.ts';
import { Grant } from './grant.entity.ts';
import { GrantsService, keeperOf } from './grants.service.ts';
import { EndGrantArgs, GiveRoleInput, GrantsArgs } from './people.inputs.ts';
import { PeopleReads } from './people-reads.service.ts';

const GrantConnection = connectionOf(Grant);
const GrantResult = resultOf(Grant);

@Resolver(() => Grant)
export class GrantsResolver {
  constructor(
    private readonly reads: PeopleReads,
    private readonly acts: GrantsService,
  ) {}

  @Allow('grant:read')
  @Query(() => GrantConnection, {
    nullable: true,
    description: 'Grants within what the asker administers or audits, latest first. Null for who does neither.',
  })
  grants(@Asker() viewer: Viewer, @Args() wanted: GrantsArgs) {
    return this.reads.grants(viewer, wanted);
  }

  @Allow('grant:give')
  @Mutation(() => GrantResult, {
    description: 'Gives a role. That of an administrator gives nothing until a second administrator confirms it.',
  })
  async giveRole(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('input', { description: 'Which role, for whom, within what.' }) input: GiveRoleInput,
  ) {
    return this.grant(await this.acts.give(keeperOf(actor, viewer), input));
  }

  @Allow('grant:give', { kind: 'grant', at: 'id' })
  @Mutation(() => GrantResult, {
    description: 'Confirms an administrator whom another one named. Neither that one nor the holder may.',
  })
  async confirmGrant(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('id', { type: () => ID, description: 'The grant.' }) id: string,
  ) {
    return this.grant(await this.acts.confirm(keeperOf(actor, viewer), id));
  }

  @Allow('grant:give', { kind: 'grant', at: 'id' })
  @Mutation(() => GrantResult, { description: 'Ends a grant at once, for every session and token of its holder.' })
  async endGrant(@Who() actor: Actor, @Asker() viewer: Viewer, @Args() { id, because }: EndGrantArgs) {
    return this.grant(await this.acts.end(keeperOf(actor, viewer), id, because));
  }

  @ResolveField(() => Account, {
    nullable: true,
    name: 'grantedBy',
    description: 'Who gave it. Null: the console of the installation.',
  })
  giver(@Parent() grant: Grant): Account | null {
    return grant.giver ?? null;
  }

  @ResolveField(() => Account, {
    nullable: true,
    name: 'confirmedBy',
    description: 'The second administrator who agreed to an administrator.',
  })
  confirmer(@Parent() grant: Grant): Account | null {
    return grant.confirmer ?? null;
  }

  @ResolveField(() => Account, {
    nullable: true,
    name: 'endedBy',
    description: 'Who ended it before its time. Null: nobody, or the console of the installation.',
  })
  ender(@Parent() grant: Grant): Account | null {
    return grant.ender ?? null;
  }

  private grant(done: string | Rejection) {
    return done instanceof Rejection ? done : this.reads.grant(done);
  }
}
