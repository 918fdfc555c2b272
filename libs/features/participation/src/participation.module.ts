import { Module } from '@nestjs/common';
import { ContributionsResolver, PlanContributionsResolver } from './contributions.resolver.ts';

@Module({ providers: [ContributionsResolver, PlanContributionsResolver] })
export class ParticipationModule {}
