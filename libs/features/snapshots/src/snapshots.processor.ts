import { Injectable } from '@nestjs/common';
import type { JobProcessor } from '@quipu/platform/queue';
import { SnapshotService } from './snapshot.service.ts';
import { snapshotQueue, type SnapshotJobs } from './snapshots.queue.ts';

/** Does the jobs of the queue `snapshots`; the worker alone starts it. */
@Injectable()
export class SnapshotProcessor implements JobProcessor<SnapshotJobs> {
  readonly definition = snapshotQueue;

  constructor(private readonly snapshots: SnapshotService) {}

  /** A plan that is not there is nothing to try again: the job is done. */
  async process(job: { readonly name: string; readonly data: object }): Promise<void> {
    if (job.name === 'take-all') return this.snapshots.askAll();
    const { plan, day } = job.data as SnapshotJobs['take-snapshot'];
    await this.snapshots.take(plan, day);
  }
}
