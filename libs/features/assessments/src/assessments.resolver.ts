import { Args, ArgsType, ID, Info, InputType, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Commitment, Milestone } from '@quipu/commitments';
import { Plan } from '@quipu/plans';
import { Allow, AsOf, ByCode, connectionOf, filteredPage } from '@quipu/platform/graphql';
import { Asked, type Question, Reads, selected } from '@quipu/platform/reads';
import type { GraphQLResolveInfo } from 'graphql';
import { Assessment } from './assessment.entity.ts';
import {
  assessmentList,
  positionOfStandard,
  ratingsOfPlan,
  recommendationList,
  schemeShape,
  standardRatingShape,
} from './assessments.reads.ts';
import { IrmReport } from './irm-report.entity.ts';
import { Recommendation } from './recommendation.entity.ts';
import { Scheme } from './scheme.entity.ts';
import { StandardRating } from './standard.entity.ts';

const AssessmentConnection = connectionOf(Assessment);
const RecommendationConnection = connectionOf(Recommendation);

@InputType({ description: 'Which assessments to list; conditions add up.' })
class AssessmentFilter {
  @ByCode('Only those of the plan with this code.') plan?: string;

  @ByCode('Only those of the report with this code.') report?: string;

  @ByCode('Only those of the indicator with this code, `potential_impact`.') indicator?: string;

  @ByCode('Only those that give this code, `moderate`.') code?: string;
}

@ArgsType()
class AssessmentsArgs extends filteredPage(AssessmentFilter) {}

@InputType({ description: 'Which recommendations to list; conditions add up.' })
class RecommendationFilter {
  @ByCode('Only those of reports on the plan with this code.') plan?: string;

  @ByCode('Only those of the report with this code.') report?: string;
}

@ArgsType()
class RecommendationsArgs extends filteredPage(RecommendationFilter) {}

@Resolver()
export class AssessmentsResolver {
  constructor(private readonly reads: Reads) {}

  @Allow('public')
  @Query(() => AssessmentConnection, { description: 'Assessments of the IRM that stand, latest recorded first.' })
  assessments(@Args() _page: AssessmentsArgs, @Asked() asked: Question) {
    return this.reads.page(assessmentList, asked);
  }

  @Allow('public')
  @Query(() => [Scheme], { description: "The generations of the IRM's indicators and codes." })
  schemes(@AsOf() _asOf: unknown, @Asked() asked: Question) {
    return this.reads.all(
      schemeShape,
      'schemes',
      () => 'true',
      (row) => `${row}.code`,
      asked,
    );
  }

  @Allow('public')
  @Query(() => [StandardRating], {
    description: 'How the co-creation of a plan was rated, standard by standard. Empty: not rated.',
  })
  standards(
    @Args('plan', { type: () => ID, description: 'Code of the plan.' }) plan: string,
    @AsOf() _asOf: unknown,
    @Asked() asked: Question,
  ) {
    return this.reads.all(
      standardRatingShape,
      'standard_ratings',
      (row, sql) => ratingsOfPlan(row, sql.value(plan, 'text')),
      positionOfStandard,
      asked,
    );
  }

  @Allow('public')
  @Query(() => RecommendationConnection, { description: 'What reports of the IRM recommend, by number.' })
  recommendations(@Args() _page: RecommendationsArgs, @Asked() asked: Question) {
    return this.reads.page(recommendationList, asked);
  }
}

@Resolver(() => IrmReport)
export class IrmReportResolver {
  @ResolveField(() => [Recommendation], { description: 'What it recommends, by number.' })
  recommendations(@Parent() report: object, @Info() info: GraphQLResolveInfo) {
    return selected(report, info);
  }

  @ResolveField(() => [StandardRating], { description: 'How it rates the co-creation, standard by standard.' })
  standardRatings(@Parent() report: object, @Info() info: GraphQLResolveInfo) {
    return selected(report, info);
  }
}

@Resolver(() => Plan)
export class PlanReportsResolver {
  @ResolveField(() => [IrmReport], { description: 'Reports of the IRM on it.' })
  reports(@Parent() plan: object, @Info() info: GraphQLResolveInfo) {
    return selected(plan, info);
  }
}

@Resolver(() => Commitment)
export class CommitmentAssessmentsResolver {
  @ResolveField(() => [Assessment], {
    description: 'What the IRM judged of it as a whole, by indicator. Empty: not reviewed.',
  })
  assessments(@Parent() commitment: object, @Info() info: GraphQLResolveInfo) {
    return selected(commitment, info);
  }
}

@Resolver(() => Milestone)
export class MilestoneAssessmentsResolver {
  @ResolveField(() => [Assessment], {
    description: 'What the IRM judged of it, by indicator. Empty: not reviewed by itself.',
  })
  assessments(@Parent() milestone: object, @Info() info: GraphQLResolveInfo) {
    return selected(milestone, info);
  }
}
