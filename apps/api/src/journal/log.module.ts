import { Module } from '@nestjs/common';
import { Disclosures, PublicLog, Receipts, RowEntries } from '@quipu/journal';
import { EntriesController } from './entries.controller.ts';
import { JournalResolver } from './journal.resolver.ts';
import { LogController } from './log.controller.ts';

/** The public log under /journal, and its state in GraphQL. */
@Module({
  controllers: [LogController, EntriesController],
  providers: [PublicLog, Receipts, Disclosures, RowEntries, JournalResolver],
})
export class LogModule {}
