import { Args, ID, Info, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Asker, Who, type Viewer } from '@quipu/accounts';
import { Milestone } from '@quipu/commitments';
import { byId } from '@quipu/journal/history';
import { Rejection, type Actor } from '@quipu/kernel';
import { Allow, AsOf, resultOf } from '@quipu/platform/graphql';
import { Asked, type Question, Reads, selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { Evidence } from './evidence.entity.ts';
import { SubmitEvidenceInput } from './evidence.inputs.ts';
import { evidenceShape } from './evidence.reads.ts';
import { EvidenceService } from './evidence.service.ts';

const EvidenceResult = resultOf(Evidence);

@Resolver(() => Evidence)
export class EvidenceResolver {
  constructor(
    private readonly reads: Reads,
    private readonly acts: EvidenceService,
  ) {}

  @Allow('public')
  @Query(() => Evidence, { nullable: true, description: 'The evidence with this id.' })
  evidence(
    @Args('id', { type: () => ID, description: 'Its id.' }) id: string,
    @AsOf() _asOf: unknown,
    @Asked() asked: Question,
  ) {
    return this.one(id, asked);
  }

  @Allow('evidence:submit', { kind: 'milestone', at: 'input.milestone' })
  @Mutation(() => EvidenceResult, {
    description:
      'Submits evidence of a milestone, in the name of the institution that leads its commitment. Public at once; never edited, only superseded.',
  })
  async submitEvidence(
    @Who() actor: Actor,
    @Asker() viewer: Viewer,
    @Args('input', { description: 'The evidence.' }) input: SubmitEvidenceInput,
    @Asked() asked: Question,
  ) {
    const outcome = await this.acts.submit(actor, viewer.accountId, input);
    return outcome instanceof Rejection ? outcome : this.one(outcome.id, asked);
  }

  private one(id: string, asked: Question) {
    return this.reads.one(evidenceShape, 'evidence', (row, sql) => byId(row, { code: id }, sql), asked);
  }
}

/** What evidence adds to milestones. */
@Resolver(() => Milestone)
export class MilestoneEvidenceResolver {
  @ResolveField(() => [Evidence], {
    description: 'What shows that it was worked on, in the order in which it was submitted; superseded versions too.',
  })
  evidence(@Parent() milestone: object, @Info() info: GraphQLResolveInfo) {
    return selected(milestone, info);
  }
}
