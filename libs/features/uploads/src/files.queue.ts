import type { QueueDefinition } from '@quipu/platform/queue';

export interface FileJobs {
  /** Removes the files that nobody submitted within a day. */
  'forget-uploads': Record<string, never>;
}

export const fileQueue: QueueDefinition<FileJobs> = {
  name: 'files',
  jobs: {
    'forget-uploads': {
      attempts: 5,
      backoff: { type: 'exponential', delay: 60_000 /* ms */ },
      removeOnComplete: { count: 100 },
      removeOnFail: { count: 100 },
    },
  },
};
