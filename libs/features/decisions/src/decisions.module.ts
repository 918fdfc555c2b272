import './drafting/decision-drafts.reads.ts';
import './drafting/decisions.work.ts';
import './reviews/reviews.work.ts';
import { Module } from '@nestjs/common';
import { DraftsModule } from '@quipu/drafts';
import { BatchPublicationService } from './bulk/batch-publication.service.ts';
import { BatchReads } from './bulk/batch-reads.service.ts';
import { BatchService } from './bulk/batch.service.ts';
import { BatchesResolver } from './bulk/batches.resolver.ts';
import { DecidableResolver } from './bulk/decidable.resolver.ts';
import { DecisionService } from './decision.service.ts';
import { DecisionsResolver } from './decisions.resolver.ts';
import { DecisionDraftService } from './drafting/decision-draft.service.ts';
import { DecisionDraftsResolver, DraftContentResolver } from './drafting/decision-drafts.resolver.ts';
import { PublicationService } from './drafting/publication.service.ts';
import { AnswerService } from './answers/answer.service.ts';
import { AnswersResolver, ContributionAnswersResolver } from './answers/answers.resolver.ts';
import { OpinionService } from './opinions/opinion.service.ts';
import { ContributionOpinionsResolver, OpinionsResolver } from './opinions/opinions.resolver.ts';
import { ReviewService } from './reviews/review.service.ts';
import { ContributionReviewsResolver, DecisionReviewResolver, ReviewsResolver } from './reviews/reviews.resolver.ts';
import { VoteService } from './votes/vote.service.ts';
import { ContributionVotesResolver, VotesResolver } from './votes/votes.resolver.ts';
import { WithdrawalResolver } from './withdrawal/withdrawal.resolver.ts';
import { WithdrawalService } from './withdrawal/withdrawal.service.ts';
import { ContributionJourneyResolver } from './journey.resolver.ts';

@Module({
  imports: [DraftsModule],
  providers: [
    DecisionService,
    DecisionsResolver,
    ContributionJourneyResolver,
    DecisionDraftService,
    PublicationService,
    DecisionDraftsResolver,
    DraftContentResolver,
    WithdrawalService,
    WithdrawalResolver,
    OpinionService,
    OpinionsResolver,
    ContributionOpinionsResolver,
    VoteService,
    VotesResolver,
    ContributionVotesResolver,
    AnswerService,
    AnswersResolver,
    ContributionAnswersResolver,
    ReviewService,
    ReviewsResolver,
    ContributionReviewsResolver,
    DecisionReviewResolver,
    BatchService,
    BatchPublicationService,
    BatchReads,
    BatchesResolver,
    DecidableResolver,
  ],
  exports: [DecisionService],
})
export class DecisionsModule {}
