import { Logger, type INestApplicationContext } from '@nestjs/common';
import { TidyProcessor } from '@quipu/accounts/tidying';
import { JournalProcessor, SequencerService } from '@quipu/journal';
import { ReminderProcessor } from '@quipu/answering';
import { AuditProcessor } from '@quipu/journal/audit';
import { DigestProcessor, NoticesService } from '@quipu/notices';
import { MailService } from '@quipu/platform/mail';
import { Queues } from '@quipu/platform/queue';
import { SnapshotProcessor } from '@quipu/snapshots';
import { FileProcessor } from '@quipu/uploads';
import { schedule } from './schedule.ts';

/** One for each queue that anything puts jobs into, by contract. */
export const processors = [
  JournalProcessor,
  AuditProcessor,
  SnapshotProcessor,
  TidyProcessor,
  FileProcessor,
  DigestProcessor,
  ReminderProcessor,
] as const;

/** A kick that reaches who cannot number is lost, and who cannot read everything cannot audit. */
const OF_SEQUENCER: ReadonlySet<unknown> = new Set([JournalProcessor, AuditProcessor]);

/** Numbers the journal, spreads what happened and sends mails, also while the queue is not there; puts the schedule in place and works off every queue. */
export async function startWork(worker: INestApplicationContext): Promise<void> {
  const queues = worker.get(Queues);
  const log = new Logger('work');
  const isSequencing = worker.get(SequencerService).start();
  worker.get(MailService).start();
  worker.get(NoticesService).start();
  for (const { place } of schedule) await place(queues);
  for (const processor of processors) {
    if (OF_SEQUENCER.has(processor) && !isSequencing) continue;
    queues.work(worker.get(processor), (job, fault) =>
      log.error({ job, err: fault }, 'a job failed and is tried again'),
    );
  }
  log.log('working');
}
