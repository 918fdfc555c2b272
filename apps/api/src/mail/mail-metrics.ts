import type { Reader } from '@quipu/platform/database';
import { readOutbox } from '@quipu/platform/mail';
import { Gauge, Registry } from 'prom-client';

/** The state of the outbox of mails, for a Prometheus server: of the installation, not of this process. */
export class MailMetrics {
  private readonly registry = new Registry();
  private readonly waiting = this.gauge('waiting', 'Mails that are neither sent nor given up.');
  private readonly seconds = this.gauge('waiting_seconds', 'How long the oldest of these has waited.');
  private readonly givenUp = this.gauge('given_up', 'Mails of the last 30 days that were given up.');

  constructor(private readonly reader: Reader) {}

  /** In the text format; empty when the database does not answer. */
  async read(): Promise<string> {
    try {
      const { waiting, seconds, givenUp } = await readOutbox(this.reader);
      this.waiting.set(waiting);
      this.seconds.set(seconds);
      this.givenUp.set(givenUp);
    } catch {
      return '';
    }
    return this.registry.metrics();
  }

  private gauge(name: string, help: string): Gauge {
    return new Gauge({ name: `quipu_mail_${name}`, help, registers: [this.registry] });
  }
}
