import { Module } from '@nestjs/common';
import './contributions.history.ts';
import { ContributionsResolver, PlanContributionsResolver } from './contributions.resolver.ts';

@Module({ providers: [ContributionsResolver, PlanContributionsResolver] })
export class ParticipationModule {}
