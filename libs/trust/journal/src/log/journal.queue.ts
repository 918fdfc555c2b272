import type { QueueDefinition } from '@quipu/platform/queue';

export interface JournalJobs {
  /** An act was committed. Whoever misses it finds the act all the same, a little later. */
  kick: Record<string, never>;
}

/** Forgotten as soon as it is done, because a kick that is remembered would swallow the next. */
const ONCE = { attempts: 1, removeOnComplete: true, removeOnFail: true };

export const journalQueue: QueueDefinition<JournalJobs> = { name: 'journal', jobs: { kick: ONCE } };
