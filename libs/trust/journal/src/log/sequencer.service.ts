import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown, Optional } from '@nestjs/common';
import { Alarm } from '@quipu/platform/process';
import { CHECKPOINT_PUBLISHER, type CheckpointPublisher, Publishing } from './publishing.ts';
import { Sequencer } from './sequencer.ts';

/** The address of the database for the role quipu_sequencer; null where this process numbers nothing. */
export const SEQUENCER_URL = Symbol('SEQUENCER_URL');

/** Milliseconds after which the one that leads looks for entries though nobody woke it. */
const LOOK_MS = 1_000;
/** Milliseconds between two tries to lead. */
const WAIT_MS = 3_000;
/** Milliseconds after a fault, twice as many after each that follows it, until these are reached. */
const FAULT_MS = { first: 2_000, last: 60_000 };

/**
 * Keeps one sequencer of the installation at work: leads, or waits until it may. What is committed has its leaf soon after
 * {@link kick}, and at the latest at the next look, a second later; a backlog takes as long as it takes.
 */
@Injectable()
export class SequencerService implements OnApplicationShutdown {
  private readonly log = new Logger('sequencer');
  private readonly alarm = new Alarm();
  private readonly ending = new AbortController();
  private pauseMs = FAULT_MS.first;
  private running: Promise<void> | undefined;

  constructor(
    @Inject(SEQUENCER_URL) private readonly url: string | null,
    @Optional() @Inject(CHECKPOINT_PUBLISHER) private readonly publisher?: CheckpointPublisher,
  ) {}

  /** Begins, once. @returns false where no address was given: then it only says so. */
  start(): boolean {
    if (this.url === null) {
      this.log.warn(
        'SEQUENCER_URL is not set: this worker numbers nothing. Without one that does, no act joins the log',
      );
      return false;
    }
    this.running ??= this.run(this.url);
    return true;
  }

  /** There may be something to number. Answers at once. */
  kick(): void {
    this.alarm.ring();
  }

  /** Finishes the transaction under way; the next one to lead goes on from there. */
  async onApplicationShutdown(): Promise<void> {
    this.ending.abort();
    this.alarm.ring();
    await this.running;
  }

  private get isEnding(): boolean {
    return this.ending.signal.aborted;
  }

  private async run(url: string): Promise<void> {
    while (!this.isEnding) {
      try {
        await this.work(url);
      } catch (fault) {
        this.log.error({ err: fault }, 'the journal is not numbered now; it is tried again');
        await sleep(this.pauseMs, undefined, { signal: this.ending.signal }).catch(() => undefined);
        this.pauseMs = Math.min(2 * this.pauseMs, FAULT_MS.last);
      }
    }
  }

  /** Until it is told to end, or the connection is lost. */
  private async work(url: string): Promise<void> {
    const sequencer = await Sequencer.connect(url);
    try {
      while (!this.isEnding) {
        if (await sequencer.lead(() => this.kick())) await this.lead(sequencer);
        // Whoever was told of an act tells the one that can do something about it.
        else if (await this.alarm.sleep(WAIT_MS)) await sequencer.wakeLeader();
      }
    } finally {
      await sequencer.close().catch(() => undefined);
    }
  }

  private async lead(sequencer: Sequencer): Promise<void> {
    if (this.publisher && !(await this.publisher.mayGrow()))
      throw new Error('this tree may not grow: the signer says why');
    this.log.log('numbers the journal');
    const publishing = this.publisher && new Publishing(this.publisher, (fault) => this.notPublished(fault));
    try {
      while (!this.isEnding) {
        const leaves = await sequencer.drain(this.ending.signal);
        this.pauseMs = FAULT_MS.first;
        if (leaves > 0) publishing?.ring();
        await this.alarm.sleep(LOOK_MS);
      }
    } finally {
      await publishing?.end();
    }
  }

  private notPublished(fault: unknown): void {
    this.log.error({ err: fault }, 'no checkpoint is published now; it is tried again');
  }
}
