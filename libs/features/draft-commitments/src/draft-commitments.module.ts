import { Module } from '@nestjs/common';
import { AdoptionService } from './writing/adoption.service.ts';
import { DraftCommitmentService } from './writing/draft-commitment.service.ts';
import './draft-commitments.history.ts';
import { DraftCommitmentsResolver } from './draft-commitments.resolver.ts';
import {
  ChangedDraftsResolver,
  CommitmentDraftResolver,
  DifferencesResolver,
  PlanDraftsResolver,
  VersionsResolver,
} from './versions.resolver.ts';

@Module({
  providers: [
    DraftCommitmentService,
    AdoptionService,
    DraftCommitmentsResolver,
    VersionsResolver,
    DifferencesResolver,
    ChangedDraftsResolver,
    CommitmentDraftResolver,
    PlanDraftsResolver,
  ],
})
export class DraftCommitmentsModule {}
