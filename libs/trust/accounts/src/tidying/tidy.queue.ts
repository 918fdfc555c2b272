import type { QueueDefinition } from '@quipu/platform/queue';

export interface TidyJobs {
  /** Deletes what is good for nothing any more: old sign-ins, tickets, sessions, counters, and mails that left. */
  tidy: Record<string, never>;
}

/** Tried again when the database was not there; the next night does what this one could not. */
const RETRY = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 60_000 /* ms */ },
  removeOnComplete: { count: 100 },
  removeOnFail: { count: 100 },
};

export const tidyQueue: QueueDefinition<TidyJobs> = { name: 'accounts', jobs: { tidy: RETRY } };
