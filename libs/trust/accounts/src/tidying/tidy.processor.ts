import { Injectable } from '@nestjs/common';
import type { JobProcessor } from '@quipu/platform/queue';
import { Tidying } from './tidying.service.ts';
import { tidyQueue, type TidyJobs } from './tidy.queue.ts';

/** Does the jobs of the queue `accounts`. */
@Injectable()
export class TidyProcessor implements JobProcessor<TidyJobs> {
  readonly definition = tidyQueue;

  constructor(private readonly tidying: Tidying) {}

  /** @throws what PostgreSQL says. */
  process(): Promise<void> {
    return this.tidying.tidy();
  }
}
