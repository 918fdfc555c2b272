import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '@nestjs/common';
import pg from 'pg';
import { Alarm } from '../process/index.ts';
import { CHANNEL } from './outbox.ts';

/** Milliseconds after which it looks for work though nobody woke it. */
const LOOK_MS = 10_000;
/** Milliseconds after the database was lost. */
const PAUSE_MS = 5_000;
/** The server ends a transaction of a process that sleeps, so that another may do its work: in milliseconds. */
const SESSION = '-c timezone=UTC -c idle_in_transaction_session_timeout=120000';

/** What is done each time that something may be there to do. @param isEnding says that it should finish soon. */
export type Round = (client: pg.Client, isEnding: () => boolean) => Promise<void>;

/**
 * Does a round whenever letters or happenings were written, and every few seconds, over one connection of its own, until it
 * is told to stop. A round that fails is tried again.
 */
export class Watch {
  private readonly alarm = new Alarm();
  private readonly ending = new AbortController();
  private running: Promise<void> | undefined;

  /** @param name of the connection, and what is not done while it has none. */
  constructor(
    private readonly url: string,
    private readonly name: string,
    private readonly log: Logger,
  ) {}

  /** Begins, once. */
  start(round: Round): void {
    this.running ??= this.run(round);
  }

  /** Waits for the round under way. */
  async stop(): Promise<void> {
    this.ending.abort();
    this.alarm.ring();
    await this.running;
  }

  private readonly isEnding = (): boolean => this.ending.signal.aborted;

  private async run(round: Round): Promise<void> {
    while (!this.isEnding()) {
      await this.attend(round).catch(async (fault: unknown) => {
        this.log.error({ err: fault }, `${this.name}: nothing is done now; it is tried again`);
        await sleep(PAUSE_MS, undefined, { signal: this.ending.signal }).catch(() => undefined);
      });
    }
  }

  /** Until it is told to end, or the connection is lost. */
  private async attend(round: Round): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: this.name,
      options: SESSION,
      keepAlive: true,
    });
    client.on('error', () => this.alarm.ring());
    client.on('notification', () => this.alarm.ring());
    await client.connect();
    try {
      await client.query(`listen ${CHANNEL}`);
      while (!this.isEnding()) {
        await round(client, this.isEnding);
        if (!this.isEnding()) await this.alarm.sleep(LOOK_MS);
      }
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
