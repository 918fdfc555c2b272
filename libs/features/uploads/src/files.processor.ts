import { Injectable } from '@nestjs/common';
import { Clock } from '@quipu/platform/clock';
import type { JobProcessor } from '@quipu/platform/queue';
import { fileQueue, type FileJobs } from './files.queue.ts';
import { UploadsService } from './uploads.service.ts';

/** How long a file waits for what names it, in milliseconds: a day. */
const PATIENCE_MS = 86_400_000;

/** Does the jobs of the queue `files`; the worker alone starts it. */
@Injectable()
export class FileProcessor implements JobProcessor<FileJobs> {
  readonly definition = fileQueue;

  constructor(
    private readonly uploads: UploadsService,
    private readonly clock: Clock,
  ) {}

  process(): Promise<void> {
    return this.uploads.forget(new Date(this.clock.now().getTime() - PATIENCE_MS));
  }
}
