import { Module } from '@nestjs/common';
import './contributions.history.ts';
import { ContributionsResolver, PlanContributionsResolver } from './contributions.resolver.ts';
import { OwnContributions } from './submission/own-contributions.service.ts';
import { SubmissionResolver } from './submission/submission.resolver.ts';
import { SubmissionService } from './submission/submission.service.ts';

@Module({
  providers: [
    ContributionsResolver,
    PlanContributionsResolver,
    OwnContributions,
    SubmissionResolver,
    SubmissionService,
  ],
})
export class ParticipationModule {}
