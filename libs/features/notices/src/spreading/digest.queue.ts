import type { QueueDefinition } from '@quipu/platform/queue';

export interface DigestJobs {
  /** Posts the digests of today. */
  'send-digests': Record<string, never>;
}

export const digestQueue: QueueDefinition<DigestJobs> = {
  name: 'digests',
  jobs: {
    'send-digests': {
      attempts: 5,
      backoff: { type: 'exponential', delay: 60_000 /* ms */ },
      removeOnComplete: { count: 100 },
      removeOnFail: { count: 100 },
    },
  },
};
