import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import type { Settings } from '../config/index.ts';
import { Delivery } from './delivery.ts';
import { fromOf, smtp, type Carrier } from './smtp.ts';
import { Watch } from './watch.ts';

/** What {@link MailService} is told of the installation. */
export const MAIL_SETTINGS = Symbol('MAIL_SETTINGS');
export type MailSettings = Pick<Settings, 'DATABASE_URL' | 'MAIL_URL' | 'MAIL_FROM' | 'PORTAL_ORIGIN' | 'QUIPU_DEMO'>;

/**
 * Sends the letters of the outbox for as long as this process runs, each within seconds after the act that it tells of was
 * committed. Any number may run at once.
 */
@Injectable()
export class MailService implements OnApplicationShutdown {
  private readonly log = new Logger('mail');
  private readonly watch: Watch;
  private carrier: Carrier | null = null;

  constructor(@Inject(MAIL_SETTINGS) private readonly settings: MailSettings) {
    this.watch = new Watch(settings.DATABASE_URL, 'quipu mail', this.log);
  }

  /** Begins, once. @returns false where no server is named and this is no demo: then letters wait, and it says so. */
  start(): boolean {
    const { MAIL_URL: url, MAIL_FROM: from, PORTAL_ORIGIN: portal, QUIPU_DEMO: isDemo } = this.settings;
    if (!url && !isDemo) {
      this.log.warn('MAIL_URL is not set: this worker sends no mail. Letters wait in the outbox until one does');
      return false;
    }
    const sender = fromOf(from);
    const installation = `${sender.name || 'Quipu'} (${portal ? new URL(portal).host : sender.host})`;
    const carrier = (this.carrier ??= url ? smtp(url, sender) : null);
    this.watch.start(async (client, isEnding) => {
      const delivery = new Delivery(client, carrier, { portal, installation }, (letter, problem) =>
        this.log.warn({ letter, problem }, 'a mail was not sent'),
      );
      await drain(delivery, isEnding);
    });
    return true;
  }

  /** Finishes the letter under way: at most 45 s. */
  async onApplicationShutdown(): Promise<void> {
    await this.watch.stop();
    this.carrier?.close();
  }
}

/** A server that is in trouble is left alone until the next look: one letter has found out. */
async function drain(delivery: Delivery, isEnding: () => boolean): Promise<void> {
  while (!isEnding()) {
    const outcome = await delivery.next();
    if (outcome === null || outcome === 'trouble') return;
  }
}
