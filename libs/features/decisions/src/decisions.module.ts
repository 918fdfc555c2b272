import { Module } from '@nestjs/common';
import { DecisionService } from './decision.service.ts';
import { DecisionsResolver } from './decisions.resolver.ts';
import { ContributionJourneyResolver } from './journey.resolver.ts';

@Module({ providers: [DecisionService, DecisionsResolver, ContributionJourneyResolver] })
export class DecisionsModule {}
