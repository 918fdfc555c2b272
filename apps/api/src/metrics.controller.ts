import { Controller, Get, Header, Inject } from '@nestjs/common';
import { readSigningLag } from '@quipu/journal/signing';
import { Reader } from '@quipu/platform/database';
import { Allow } from '@quipu/platform/graphql';
import { collectDefaultMetrics, Gauge, register } from 'prom-client';

collectDefaultMetrics();
const unsigned = {
  leaves: new Gauge({
    name: 'quipu_journal_unsigned_leaves',
    help: 'Leaves of the log that no checkpoint covers yet.',
  }),
  seconds: new Gauge({ name: 'quipu_journal_unsigned_seconds', help: 'How long the oldest of them has waited.' }),
};

/** What a Prometheus server reads: counts of this process, and how far the signed log is behind. No name and no content. */
@Controller('metrics')
export class MetricsController {
  constructor(@Inject(Reader) private readonly reader: Reader) {}

  @Allow('public')
  @Get()
  @Header('content-type', register.contentType)
  async read(): Promise<string> {
    // Without its database a process still has counts of its own.
    const lag = await readSigningLag(this.reader).catch(() => ({ leaves: NaN, seconds: NaN }));
    unsigned.leaves.set(lag.leaves);
    unsigned.seconds.set(lag.seconds);
    return register.metrics();
  }
}
