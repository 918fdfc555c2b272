import type { QueueDefinition } from '@quipu/platform/queue';

export interface AuditJobs {
  /** Compares the whole database with its log. */
  'audit-all': Record<string, never>;
}

/** Tried again when the database was not there, or the worker that did it was stopped. */
const RETRY = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 60_000 /* ms */ },
  removeOnComplete: { count: 100 },
  removeOnFail: { count: 100 },
};

export const auditQueue: QueueDefinition<AuditJobs> = { name: 'audits', jobs: { 'audit-all': RETRY } };
