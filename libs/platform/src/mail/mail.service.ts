import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import type { Settings } from '../config/index.ts';
import { Alarm } from '../process/index.ts';
import { Delivery } from './delivery.ts';
import { CHANNEL } from './outbox.ts';
import type { Writer } from './rendering.ts';
import { fromOf, smtp, type Carrier } from './smtp.ts';

/** What {@link MailService} is told of the installation. */
export const MAIL_SETTINGS = Symbol('MAIL_SETTINGS');
export type MailSettings = Pick<Settings, 'DATABASE_URL' | 'MAIL_URL' | 'MAIL_FROM' | 'PORTAL_ORIGIN' | 'QUIPU_DEMO'>;

/** Milliseconds after which it looks for letters though nobody woke it. */
const LOOK_MS = 10_000;
/** Milliseconds after the database was lost. */
const PAUSE_MS = 5_000;
/** The server ends a transaction of a process that sleeps, so that another may send its letter: in milliseconds. */
const SESSION = '-c timezone=UTC -c idle_in_transaction_session_timeout=120000';

/**
 * Sends the letters of the outbox for as long as this process runs, each within seconds after the act that it tells of was
 * committed. Any number may run at once.
 */
@Injectable()
export class MailService implements OnApplicationShutdown {
  private readonly log = new Logger('mail');
  private readonly alarm = new Alarm();
  private readonly ending = new AbortController();
  private running: Promise<void> | undefined;

  constructor(@Inject(MAIL_SETTINGS) private readonly settings: MailSettings) {}

  /** Begins, once. @returns false where no server is named and this is no demo: then letters wait, and it says so. */
  start(): boolean {
    const { MAIL_URL: url, MAIL_FROM: from, PORTAL_ORIGIN: portal, QUIPU_DEMO: isDemo } = this.settings;
    if (!url && !isDemo) {
      this.log.warn('MAIL_URL is not set: this worker sends no mail. Letters wait in the outbox until one does');
      return false;
    }
    const sender = fromOf(from);
    const writer = {
      portal,
      installation: `${sender.name || 'Quipu'} (${portal ? new URL(portal).host : sender.host})`,
    };
    this.running ??= this.run(url ? smtp(url, sender) : null, writer);
    return true;
  }

  /** Finishes the letter under way: at most 45 s. */
  async onApplicationShutdown(): Promise<void> {
    this.ending.abort();
    this.alarm.ring();
    await this.running;
  }

  private get isEnding(): boolean {
    return this.ending.signal.aborted;
  }

  private async run(carrier: Carrier | null, writer: Writer): Promise<void> {
    while (!this.isEnding) {
      await this.work(carrier, writer).catch(async (fault: unknown) => {
        this.log.error({ err: fault }, 'no mail is sent now; it is tried again');
        await sleep(PAUSE_MS, undefined, { signal: this.ending.signal }).catch(() => undefined);
      });
    }
    carrier?.close();
  }

  /** Until it is told to end, or the connection is lost. */
  private async work(carrier: Carrier | null, writer: Writer): Promise<void> {
    const client = new pg.Client({
      connectionString: this.settings.DATABASE_URL,
      application_name: 'quipu mail',
      options: SESSION,
      keepAlive: true,
    });
    client.on('error', () => this.alarm.ring());
    client.on('notification', () => this.alarm.ring());
    await client.connect();
    try {
      await client.query(`listen ${CHANNEL}`);
      const delivery = new Delivery(client, carrier, writer, (letter, problem) =>
        this.log.warn({ letter, problem }, 'a mail was not sent'),
      );
      while (!this.isEnding) {
        await this.drain(delivery);
        if (!this.isEnding) await this.alarm.sleep(LOOK_MS);
      }
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** A server that is in trouble is left alone until the next look: one letter has found out. */
  private async drain(delivery: Delivery): Promise<void> {
    while (!this.isEnding) {
      const outcome = await delivery.next();
      if (outcome === null || outcome === 'trouble') return;
    }
  }
}
