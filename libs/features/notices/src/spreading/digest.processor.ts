import { Injectable } from '@nestjs/common';
import type { JobProcessor } from '@quipu/platform/queue';
import { digestQueue, type DigestJobs } from './digest.queue.ts';
import { DigestsService } from './digests.service.ts';

/** Does the jobs of the queue `digests`; the worker alone starts it. */
@Injectable()
export class DigestProcessor implements JobProcessor<DigestJobs> {
  readonly definition = digestQueue;

  constructor(private readonly digests: DigestsService) {}

  process(): Promise<void> {
    return this.digests.send();
  }
}
