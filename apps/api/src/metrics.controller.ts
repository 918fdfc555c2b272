import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Reader } from '@quipu/platform/database';
import { Allow } from '@quipu/platform/graphql';
import { collectDefaultMetrics, register } from 'prom-client';
import { LogMetrics } from './journal/log-metrics.ts';
import { MailMetrics } from './mail/mail-metrics.ts';

collectDefaultMetrics();

/** What a Prometheus server reads: counts of this process, the state of the public log and of the mails; no name and no content. */
@Controller('metrics')
export class MetricsController {
  private readonly log: LogMetrics;
  private readonly mail: MailMetrics;

  constructor(@Inject(Reader) reader: Reader) {
    this.log = new LogMetrics(reader);
    this.mail = new MailMetrics(reader);
  }

  @Allow('public')
  @Get()
  @Header('content-type', register.contentType)
  async read(): Promise<string> {
    return `${await register.metrics()}\n${await this.log.read()}\n${await this.mail.read()}`;
  }
}
