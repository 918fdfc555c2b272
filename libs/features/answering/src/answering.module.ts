import { Module } from '@nestjs/common';
import { AnsweringResolver, ContributionDueResolver, PlanAnsweringResolver } from './answering.resolver.ts';
import './answering.work.ts';
import { TermsService } from './terms.service.ts';

@Module({ providers: [AnsweringResolver, PlanAnsweringResolver, ContributionDueResolver, TermsService] })
export class AnsweringModule {}
