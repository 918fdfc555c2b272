import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { MAIL_SETTINGS, Watch, type MailSettings } from '@quipu/platform/mail';
import { CommunicationsService } from '../ledger/communications.service.ts';
import { spreadNext } from './spreading.ts';

/**
 * Spreads what happened to whoever follows it, and records which decisions were told to their authors, for as long as this
 * process runs. Any number may run at once.
 */
@Injectable()
export class NoticesService implements OnApplicationShutdown {
  private readonly watch: Watch;

  constructor(
    @Inject(MAIL_SETTINGS) { DATABASE_URL: url }: MailSettings,
    private readonly communications: CommunicationsService,
  ) {
    this.watch = new Watch(url, 'quipu notices', new Logger('notices'));
  }

  /** Begins, once. */
  start(): void {
    this.watch.start(async (client, isEnding) => {
      while (!isEnding() && (await spreadNext(client)));
      if (!isEnding()) await this.communications.record();
    });
  }

  /** Finishes what is under way. */
  async onApplicationShutdown(): Promise<void> {
    await this.watch.stop();
  }
}
