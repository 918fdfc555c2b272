import { Module } from '@nestjs/common';
import { ContributionModerationResolver, ModerationResolver } from './deciding/moderation.resolver.ts';
import { ModerationService } from './deciding/moderation.service.ts';
import { CasesService } from './reporting/cases.service.ts';
import { ReportsResolver } from './reporting/reports.resolver.ts';
import { ReportsService } from './reporting/reports.service.ts';
import './reporting/reports.work.ts';

@Module({
  providers: [
    CasesService,
    ReportsService,
    ReportsResolver,
    ModerationService,
    ModerationResolver,
    ContributionModerationResolver,
  ],
})
export class ModerationModule {}
