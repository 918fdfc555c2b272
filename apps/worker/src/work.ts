import { Logger, type INestApplicationContext } from '@nestjs/common';
import { Queues } from '@quipu/platform/queue';
import { SnapshotProcessor } from '@quipu/snapshots';
import { schedule } from './schedule.ts';

/** One for each queue that anything puts jobs into, by contract. */
export const processors = [SnapshotProcessor] as const;

/** Puts the schedule in place and starts working off every queue. */
export async function startWork(worker: INestApplicationContext): Promise<void> {
  const queues = worker.get(Queues);
  const log = new Logger('work');
  for (const { queue, job, data, ...clock } of schedule) await queues.schedule(queue, job, data, clock);
  for (const processor of processors)
    queues.work(worker.get(processor), (job, fault) =>
      log.error({ job, err: fault }, 'a job failed and is tried again'),
    );
  log.log('working');
}
