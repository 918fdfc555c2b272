export { audit, type AuditOptions, type AuditProgress, type AuditReport } from './audit.ts';
export { AuditProcessor } from './audit.processor.ts';
export { auditQueue } from './audit.queue.ts';
export { findingCodes, type Finding } from './finding.ts';
export { wordsOfFinding } from './words.ts';
