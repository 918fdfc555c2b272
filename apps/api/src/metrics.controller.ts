import { Controller, Get, Header } from '@nestjs/common';
import { Allow } from '@quipu/platform/graphql';
import { collectDefaultMetrics, register } from 'prom-client';

collectDefaultMetrics();

/** What a Prometheus server reads. Counts of this process only; no name and no content. */
@Controller('metrics')
export class MetricsController {
  @Allow('public')
  @Get()
  @Header('content-type', register.contentType)
  read(): Promise<string> {
    return register.metrics();
  }
}
