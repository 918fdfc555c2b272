import { Args, Context, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Who } from '@quipu/accounts';
import type { Actor } from '@quipu/kernel';
import { Allow, resultOf } from '@quipu/platform/graphql';
import { CasesService } from './cases.service.ts';
import { ModerationCase, ReportClosed, ReportContributionInput, ReportReceived } from './report.entity.ts';
import { ReportsService } from './reports.service.ts';

const ReportReceivedResult = resultOf(ReportReceived);
const ReportClosedResult = resultOf(ReportClosed);

@Resolver()
export class ReportsResolver {
  constructor(
    private readonly cases: CasesService,
    private readonly acts: ReportsService,
  ) {}

  @Allow('moderation:read', { kind: 'plan', at: 'plan' })
  @Query(() => [ModerationCase], {
    nullable: true,
    description:
      'Contributions of a plan that are reported and wait for somebody to look: the longest first, at most 100. Null: not for who asks.',
  })
  moderationQueue(@Args('plan', { type: () => ID, description: 'Code of the plan.' }) plan: string) {
    return this.cases.queue(plan);
  }

  @Allow('moderation:read', { kind: 'contribution', at: 'contribution' })
  @Query(() => ModerationCase, {
    nullable: true,
    description: 'A contribution with its words, hidden or not, for those who moderate. Null: not for who asks.',
  })
  moderationCase(@Args('contribution', { type: () => ID, description: 'Its tracking code.' }) contribution: string) {
    return this.cases.of(contribution);
  }

  @Allow('public')
  @Mutation(() => ReportReceivedResult, {
    description: 'Says that a contribution should not be public. Anybody may; who reported is not kept.',
  })
  reportContribution(
    @Args('input', { description: 'What is reported.' }) input: ReportContributionInput,
    @Context('req') request: { readonly ip: string },
  ) {
    return this.acts.report(input, request.ip);
  }

  @Allow('contribution:moderate', { kind: 'report', at: 'id' })
  @Mutation(() => ReportClosedResult, { description: 'Closes a report and leaves the contribution as it is.' })
  closeReport(
    @Who() actor: Actor,
    @Args('id', { type: () => ID, description: 'Id of the report.' }) id: string,
    @Args('because', { description: 'Why, for those who moderate: 10 to 2,000 characters.' }) because: string,
  ) {
    return this.acts.close(actor, id, because);
  }
}
