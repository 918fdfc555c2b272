import { Args, ArgsType, Field, ID, Info, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Who } from '@quipu/accounts';
import { Rejection, type Actor } from '@quipu/kernel';
import { Contribution } from '@quipu/participation';
import { Allow, resultOf } from '@quipu/platform/graphql';
import { Asked, type Question, Reads, selected } from '@quipu/platform/reads';
import { IsString, IsUUID, MaxLength } from 'class-validator';
import type { GraphQLResolveInfo } from 'graphql';
import { Decision } from '../decision.entity.ts';
import { ReviewRequest } from './review-request.entity.ts';
import { ReviewService } from './review.service.ts';
import { reviewRequestShape } from './reviews.reads.ts';

const ReviewRequestResult = resultOf(ReviewRequest);

@ArgsType()
class RequestReviewArgs {
  @Field(() => ID, { description: 'Identifier of the decision on the own contribution.' })
  @IsUUID()
  decision!: string;

  @Field({ description: 'Why it should be decided again: 40 to 10,000 characters. Public.' })
  @IsString()
  @MaxLength(10_000)
  because!: string;
}

@Resolver()
export class ReviewsResolver {
  constructor(
    private readonly reads: Reads,
    private readonly acts: ReviewService,
  ) {}

  @Allow('review:request', { kind: 'decision', at: 'decision' })
  @Mutation(() => ReviewRequestResult, {
    description:
      'Asks to decide again on an own contribution, or on what it became, once after a decision, in the days that the plan gives for it. Public at once.',
  })
  async requestReview(@Who() actor: Actor, @Args() { decision, because }: RequestReviewArgs, @Asked() asked: Question) {
    const outcome = await this.acts.request(actor, decision, because);
    if (outcome instanceof Rejection) return outcome;
    return this.reads.one(
      reviewRequestShape,
      'review_requests',
      (row, sql) => `${row}.id = ${sql.value(outcome.id, 'uuid')}`,
      asked,
    );
  }
}

/** What requests to decide again add to contributions. */
@Resolver(() => Contribution)
export class ContributionReviewsResolver {
  @ResolveField(() => [ReviewRequest], {
    description: 'The requests to decide again on it, in the order in which they were made.',
  })
  reviewRequests(@Parent() contribution: object, @Info() info: GraphQLResolveInfo) {
    return selected(contribution, info);
  }
}

/** What they add to decisions. */
@Resolver(() => Decision)
export class DecisionReviewResolver {
  @ResolveField(() => ReviewRequest, { nullable: true, description: 'The request that it answers. Null: none.' })
  reviewRequest(@Parent() decision: object, @Info() info: GraphQLResolveInfo) {
    return selected(decision, info);
  }
}
