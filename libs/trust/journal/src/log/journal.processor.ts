import { Injectable } from '@nestjs/common';
import type { JobProcessor } from '@quipu/platform/queue';
import { journalQueue, type JournalJobs } from './journal.queue.ts';
import { SequencerService } from './sequencer.service.ts';

/** Does the jobs of the queue `journal`; the worker alone starts it. */
@Injectable()
export class JournalProcessor implements JobProcessor<JournalJobs> {
  readonly definition = journalQueue;

  constructor(private readonly sequencer: SequencerService) {}

  /** Done at once: kicks that come while entries are numbered must not find an earlier one in their way. */
  async process(): Promise<void> {
    this.sequencer.kick();
  }
}
