export { audit, type AuditOptions, type AuditProgress, type AuditReport } from './audit.ts';
export { findingCodes, type Finding, type FindingCode } from './finding.ts';
