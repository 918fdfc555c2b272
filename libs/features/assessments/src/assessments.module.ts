import { Module } from '@nestjs/common';
import './assessments.history.ts';
import './assessments.work.ts';
import {
  AssessmentsResolver,
  CommitmentAssessmentsResolver,
  IrmReportResolver,
  MilestoneAssessmentsResolver,
  PlanReportsResolver,
} from './assessments.resolver.ts';
import { CodingResolver } from './coding/coding.resolver.ts';
import { CodingService } from './coding/coding.service.ts';

@Module({
  providers: [
    AssessmentsResolver,
    IrmReportResolver,
    PlanReportsResolver,
    CommitmentAssessmentsResolver,
    MilestoneAssessmentsResolver,
    CodingService,
    CodingResolver,
  ],
})
export class AssessmentsModule {}
