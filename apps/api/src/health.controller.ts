import { Controller, Get, Inject } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { Allow } from '@quipu/platform/graphql';
import { Reader } from '@quipu/platform/database';

/** Whether this process can answer. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly checks: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    @Inject(Reader) private readonly reader: Reader,
  ) {}

  /** 200 when the database answers, 503 with what is down otherwise. */
  @Allow('public')
  @Get()
  check() {
    return this.checks.check([() => this.database()]);
  }

  private async database() {
    const indicator = this.indicators.check('database');
    try {
      await this.reader.rows('select 1');
      return indicator.up();
    } catch {
      return indicator.down();
    }
  }
}
