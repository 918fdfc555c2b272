import type { QueueDefinition } from '@quipu/platform/queue';

export interface SnapshotJobs {
  /** Takes one plan's snapshot of one day, `YYYY-MM-DD` in the member's time zone. */
  'take-snapshot': { readonly plan: string; readonly day: string };
  /** Asks for today's snapshot of every plan. */
  'take-all': Record<string, never>;
}

const RETRY = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 2_000 /* ms */ },
  removeOnComplete: { count: 1_000 },
  removeOnFail: { count: 1_000 },
};

export const snapshotQueue: QueueDefinition<SnapshotJobs> = {
  name: 'snapshots',
  jobs: { 'take-snapshot': RETRY, 'take-all': RETRY },
};
