import { type BeforeApplicationShutdown, Inject, Injectable, Logger } from '@nestjs/common';
import type { JobProcessor } from '@quipu/platform/queue';
import { SEQUENCER_URL } from '../log/sequencer.service.ts';
import { auditQueue, type AuditJobs } from './audit.queue.ts';
import { audit, type AuditReport } from './audit.ts';
import { wordsOfFinding } from './words.ts';

/** Findings that are logged one by one; the entry of the journal counts the others. */
const SAID = 100;

/** Does the jobs of the queue `audits`; only a worker that may read everything starts it. */
@Injectable()
export class AuditProcessor implements JobProcessor<AuditJobs>, BeforeApplicationShutdown {
  readonly definition = auditQueue;
  private readonly log = new Logger('audit');
  private readonly ending = new AbortController();

  constructor(@Inject(SEQUENCER_URL) private readonly url: string | null) {}

  /** @throws what PostgreSQL says, and when the worker is told to stop: another try begins anew. */
  async process(): Promise<void> {
    if (this.url === null) throw new Error('SEQUENCER_URL is not set: this worker cannot audit');
    this.say(await audit(this.url, { signal: this.ending.signal }));
  }

  /** An audit may take longer than a worker that is told to stop has time. */
  beforeApplicationShutdown(): void {
    this.ending.abort(new Error('the worker stops'));
  }

  private say({ size, findings, isRecorded }: AuditReport): void {
    const { count, kept } = findings;
    if (count === 0) return this.log.log({ size }, 'the record agrees with its log');
    for (const finding of kept.slice(0, SAID)) this.log.error({ finding }, wordsOfFinding('en', finding));
    this.log.error(
      { size, count, isRecorded },
      'THE RECORD DOES NOT AGREE WITH ITS LOG: see docs/operating.md, "When the audit finds something"',
    );
  }
}
