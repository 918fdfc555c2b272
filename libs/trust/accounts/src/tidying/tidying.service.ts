import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Keeps what signing in and writing mails leave behind no longer than it is needed; the function access.tidy() says how long. */
@Injectable()
export class Tidying {
  constructor(private readonly database: DataSource) {}

  async tidy(): Promise<void> {
    await this.database.query('select access.tidy()');
  }
}
