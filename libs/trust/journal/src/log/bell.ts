import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy, Optional } from '@nestjs/common';
import { Queues } from '@quipu/platform/queue';
import { journalQueue } from './journal.queue.ts';

/** Milliseconds between two rings of one process. */
const PAUSE_MS = 200;

/**
 * Tells the worker that an act was committed. It only saves time: the worker looks by itself, so nobody waits for a ring and
 * nobody hears of one that fails. At most five rings a second, and never more than one on its way.
 */
@Injectable()
export class Bell implements OnModuleDestroy {
  private isResting = false;
  private isWanted = false;
  private readonly ending = new AbortController();

  constructor(@Optional() @Inject(Queues) private readonly queues?: Queues) {}

  /** Answers at once. Rings that come too soon become one, a little later. */
  ring(): void {
    this.isWanted = true;
    if (!this.isResting) void this.serve();
  }

  /** Rings no more. */
  onModuleDestroy(): void {
    this.ending.abort();
  }

  private async serve(): Promise<void> {
    this.isResting = true;
    while (this.isWanted && !this.ending.signal.aborted) {
      this.isWanted = false;
      await this.queues?.add(journalQueue, 'kick', {}, 'kick').catch(() => undefined);
      await sleep(PAUSE_MS, undefined, { signal: this.ending.signal, ref: false }).catch(() => undefined);
    }
    this.isResting = false;
  }
}
