import { Global, Module } from '@nestjs/common';
import { Past } from '@quipu/platform/reads';
import { Journal } from './journal.service.ts';
import { Bell } from './log/bell.ts';
import { SignedPast } from './past/signed-past.ts';
import { JournalPosition } from './position.ts';

/** Writing under the journal, its position and the past; expects a DataSource, a Reader and a Clock from the application. */
@Global()
@Module({
  providers: [Bell, Journal, JournalPosition, { provide: Past, useClass: SignedPast }],
  exports: [Journal, JournalPosition, Past],
})
export class JournalModule {}
