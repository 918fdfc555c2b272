import { Alarm } from '@quipu/platform/process';

/** Signs the tree as it is now and shows it to the world, or finds that there is nothing new to sign. */
export interface CheckpointPublisher {
  publish(): Promise<void>;
  /** Whether the tree is one that may be signed. Any other must not grow, or what it has lost could not be put back. */
  mayGrow(): Promise<boolean>;
}

/** Whoever has one publishes what it numbers. */
export const CHECKPOINT_PUBLISHER = Symbol('CheckpointPublisher');

/** Milliseconds from the end of one publication to the next, so that many leaves share a checkpoint. */
const PAUSE_MS = 2_000;
/** After this long it publishes though the log has not grown, because what was refused may be allowed now. */
const REPEAT_MS = 60_000;
/** The same after a fault. */
const RETRY_MS = 8_000;

/** Publishes after the log has grown: one at a time, at most every two seconds. */
export class Publishing {
  private readonly growth = new Alarm();
  private readonly pause = new Alarm();
  private isEnding = false;
  private readonly running: Promise<void>;

  /** @param failed hears of what the publisher throws; it is tried again after ten seconds, or as the log grows. */
  constructor(publisher: CheckpointPublisher, failed: (fault: unknown) => void) {
    this.running = this.run(publisher, failed);
  }

  /** The log has grown. */
  ring(): void {
    this.growth.ring();
  }

  /** Waits for the publication under way, and begins no other. */
  async end(): Promise<void> {
    this.isEnding = true;
    this.growth.ring();
    this.pause.ring();
    await this.running;
  }

  private async run(publisher: CheckpointPublisher, failed: (fault: unknown) => void): Promise<void> {
    while (!this.isEnding) {
      const isDone = await publisher.publish().then(
        () => true,
        (fault: unknown) => failed(fault),
      );
      if (!this.isEnding) await this.pause.sleep(PAUSE_MS);
      if (!this.isEnding) await this.growth.sleep(isDone ? REPEAT_MS : RETRY_MS);
    }
  }
}
