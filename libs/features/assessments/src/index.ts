export { Assessment } from './assessment.entity.ts';
export { AssessmentsModule } from './assessments.module.ts';
export { IrmReport, PublicInfluence } from './irm-report.entity.ts';
export { Recommendation } from './recommendation.entity.ts';
export { Indicator, IndicatorCode, Scheme } from './scheme.entity.ts';
export { Standard, StandardRating } from './standard.entity.ts';
