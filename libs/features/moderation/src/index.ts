export { Moderation } from './moderation.entity.ts';
export { ModerationModule } from './moderation.module.ts';
export { ContributionReport } from './reporting/report.entity.ts';
