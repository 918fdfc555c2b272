import { Args, ID, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Asker, Who, type Viewer } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Contribution } from '@quipu/participation';
import { Allow, resultOf } from '@quipu/platform/graphql';
import { Asked, type Question, Reads, selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { SignsService } from './signs.service.ts';
import { Support, SupportCount, SupportSigns } from './support.entity.ts';
import { supportShape } from './supports.reads.ts';
import { SupportsService } from './supports.service.ts';

const SupportResult = resultOf(Support);

const CONTRIBUTION = { type: () => ID, description: 'Tracking code of the contribution, `CTR-01`.' };
const INSTITUTION = {
  type: () => ID,
  nullable: true,
  description: 'Code of the institution for which one speaks, by a grant; nothing for oneself.',
};

@Resolver(() => Support)
export class SupportsResolver {
  constructor(
    private readonly reads: Reads,
    private readonly supports: SupportsService,
    private readonly signs: SignsService,
  ) {}

  @Allow('support:own')
  @Query(() => [Support], {
    nullable: true,
    description:
      'The supports of a contribution that stand and were given by who asks, or by institutions for which they speak. Null: nobody has signed in.',
  })
  async mySupports(
    @Args('contribution', CONTRIBUTION) contribution: string,
    @Asker() viewer: Viewer,
    @Asked() asked: Question,
  ) {
    const ids = await this.supports.own(viewer, contribution);
    return this.reads.all(
      supportShape,
      'supports',
      (row, sql) => `${row}.id = any(${sql.value(ids, 'uuid[]')})`,
      (row) => `${row}.started_at, ${row}.id`,
      asked,
    );
  }

  @Allow('support:inspect', { kind: 'contribution', at: 'contribution' })
  @Query(() => SupportSigns, {
    nullable: true,
    description: 'Signs of vote stuffing, in figures, for staff. Null: no such contribution, or not for who asks.',
  })
  supportSigns(@Args('contribution', CONTRIBUTION) contribution: string) {
    return this.signs.of(contribution);
  }

  @Allow('support:give', { kind: 'contribution', at: 'contribution' })
  @Mutation(() => SupportResult, { description: 'Backs a contribution, once: as a person, or as an institution.' })
  async supportContribution(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('contribution', CONTRIBUTION) contribution: string,
    @Args('institution', INSTITUTION) institution: string | null,
    @Asked() asked: Question,
  ) {
    return this.told(await this.supports.give({ actor, viewer, contribution, institution }), asked);
  }

  @Allow('support:give', { kind: 'contribution', at: 'contribution' })
  @Mutation(() => SupportResult, { description: 'Takes a support back. It can be given again.' })
  async endSupport(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('contribution', CONTRIBUTION) contribution: string,
    @Args('institution', INSTITUTION) institution: string | null,
    @Asked() asked: Question,
  ) {
    return this.told(await this.supports.end({ actor, viewer, contribution, institution }), asked);
  }

  private told(outcome: string | Rejection, asked: Question) {
    if (outcome instanceof Rejection) return outcome;
    return this.reads.one(supportShape, 'supports', (row, sql) => `${row}.id = ${sql.value(outcome, 'uuid')}`, asked);
  }
}

/** What supports add to contributions. */
@Resolver(() => Contribution)
export class ContributionSupportsResolver {
  @ResolveField(() => SupportCount, { description: 'How many back it.' })
  supportCount(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }

  @ResolveField(() => [Support], { description: 'The institutions that back it, and since when. People are counted.' })
  supporters(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }
}
