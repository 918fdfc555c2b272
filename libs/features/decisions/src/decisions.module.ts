import './drafting/decision-drafts.reads.ts';
import './drafting/decisions.work.ts';
import { Module } from '@nestjs/common';
import { DraftsModule } from '@quipu/drafts';
import { DecisionService } from './decision.service.ts';
import { DecisionsResolver } from './decisions.resolver.ts';
import { DecisionDraftService } from './drafting/decision-draft.service.ts';
import { DecisionDraftsResolver, DraftContentResolver } from './drafting/decision-drafts.resolver.ts';
import { PublicationService } from './drafting/publication.service.ts';
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
  ],
})
export class DecisionsModule {}
