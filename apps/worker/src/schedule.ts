import { snapshotQueue } from '@quipu/snapshots';

/** Everything that happens by the clock: a cron expression, the zone it is read in, and the job it puts in a queue. */
export const schedule = [
  { queue: snapshotQueue, job: 'take-all', data: {}, pattern: '55 23 * * *', zone: 'America/Lima' },
] as const;
