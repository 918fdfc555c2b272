import { Global, Module } from '@nestjs/common';
import { Journal } from './journal.service.ts';
import { JournalPosition } from './position.ts';

/** Writing under the journal and asking for its position; expects a DataSource and a Reader from the application. */
@Global()
@Module({ providers: [Journal, JournalPosition], exports: [Journal, JournalPosition] })
export class JournalModule {}
