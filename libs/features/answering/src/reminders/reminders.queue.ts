import type { QueueDefinition } from '@quipu/platform/queue';

export interface ReminderJobs {
  /** Writes this morning's letters about answers that are due or overdue. */
  'remind-all': Record<string, never>;
}

export const reminderQueue: QueueDefinition<ReminderJobs> = {
  name: 'reminders',
  jobs: {
    'remind-all': {
      attempts: 5,
      backoff: { type: 'exponential', delay: 60_000 /* ms */ },
      removeOnComplete: { count: 100 },
      removeOnFail: { count: 100 },
    },
  },
};
