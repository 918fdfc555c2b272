import { tidyQueue } from '@quipu/accounts/tidying';
import { reminderQueue } from '@quipu/answering';
import { auditQueue } from '@quipu/journal/audit';
import { digestQueue } from '@quipu/notices';
import type { QueueDefinition, Queues } from '@quipu/platform/queue';
import { snapshotQueue } from '@quipu/snapshots';
import { fileQueue } from '@quipu/uploads';

/** A cron expression, and the zone that it is read in. */
interface Times {
  readonly pattern: string;
  readonly zone: string;
}

/** A job that the clock puts into a queue. */
const at = <Jobs extends object, Name extends keyof Jobs & string>(
  times: Times,
  queue: QueueDefinition<Jobs>,
  job: Name,
  data: Jobs[Name],
) => ({ queue, job, place: (queues: Queues) => queues.schedule(queue, job, data, times) });

/** Everything that happens by the clock. */
export const schedule = [
  at({ pattern: '55 23 * * *', zone: 'America/Lima' }, snapshotQueue, 'take-all', {}),
  at({ pattern: '20 3 * * *', zone: 'America/Lima' }, auditQueue, 'audit-all', {}),
  at({ pattern: '50 2 * * *', zone: 'America/Lima' }, tidyQueue, 'tidy', {}),
  at({ pattern: '10 4 * * *', zone: 'America/Lima' }, fileQueue, 'forget-uploads', {}),
  at({ pattern: '0 7 * * *', zone: 'America/Lima' }, digestQueue, 'send-digests', {}),
  at({ pattern: '30 7 * * *', zone: 'America/Lima' }, reminderQueue, 'remind-all', {}),
] as const;
