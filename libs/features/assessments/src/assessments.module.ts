import { Module } from '@nestjs/common';
import './assessments.history.ts';
import {
  AssessmentsResolver,
  CommitmentAssessmentsResolver,
  IrmReportResolver,
  MilestoneAssessmentsResolver,
  PlanReportsResolver,
} from './assessments.resolver.ts';

@Module({
  providers: [
    AssessmentsResolver,
    IrmReportResolver,
    PlanReportsResolver,
    CommitmentAssessmentsResolver,
    MilestoneAssessmentsResolver,
  ],
})
export class AssessmentsModule {}
