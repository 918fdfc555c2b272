import { Module } from '@nestjs/common';
import { UploadsModule } from '@quipu/uploads';
import './contributions.history.ts';
import { ContributionsResolver, PlanContributionsResolver } from './contributions.resolver.ts';
import { OwnContributions } from './own/own-contributions.service.ts';
import { RecordingService } from './recording/recording.service.ts';
import { RegionsResolver } from './regions/regions.resolver.ts';
import { SimilarResolver } from './similar/similar.resolver.ts';
import { SubmissionResolver } from './submission/submission.resolver.ts';
import { SubmissionService } from './submission/submission.service.ts';
import { TakingResolver } from './taking/taking.resolver.ts';
import { TakingService } from './taking/taking.service.ts';
import { ContributionDraftsResolver } from './waiting/drafts.resolver.ts';
import { ContributionDraftsService } from './waiting/drafts.service.ts';
import { WaitingResolver } from './waiting/waiting.resolver.ts';
import { WaitingService } from './waiting/waiting.service.ts';

@Module({
  imports: [UploadsModule],
  providers: [
    ContributionsResolver,
    PlanContributionsResolver,
    RegionsResolver,
    SimilarResolver,
    OwnContributions,
    RecordingService,
    SubmissionResolver,
    SubmissionService,
    WaitingResolver,
    WaitingService,
    ContributionDraftsResolver,
    ContributionDraftsService,
    TakingResolver,
    TakingService,
  ],
})
export class ParticipationModule {}
