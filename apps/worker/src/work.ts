import { Logger, type INestApplicationContext } from '@nestjs/common';
import { TidyProcessor } from '@quipu/accounts/tidying';
import { FileProcessor } from '@quipu/evidence';
import { JournalProcessor, SequencerService } from '@quipu/journal';
import { AuditProcessor } from '@quipu/journal/audit';
import { MailService } from '@quipu/platform/mail';
import { Queues } from '@quipu/platform/queue';
import { SnapshotProcessor } from '@quipu/snapshots';
import { schedule } from './schedule.ts';

/** One for each queue that anything puts jobs into, by contract. */
export const processors = [JournalProcessor, AuditProcessor, SnapshotProcessor, TidyProcessor, FileProcessor] as const;

/** A kick that reaches who cannot number is lost, and who cannot read everything cannot audit. */
const OF_SEQUENCER: ReadonlySet<unknown> = new Set([JournalProcessor, AuditProcessor]);

/** Numbers the journal and sends mails, also while the queue is not there; puts the schedule in place and works off every queue. */
export async function startWork(worker: INestApplicationContext): Promise<void> {
  const queues = worker.get(Queues);
  const log = new Logger('work');
  const isSequencing = worker.get(SequencerService).start();
  worker.get(MailService).start();
  for (const { place } of schedule) await place(queues);
  for (const processor of processors) {
    if (OF_SEQUENCER.has(processor) && !isSequencing) continue;
    queues.work(worker.get(processor), (job, fault) =>
      log.error({ job, err: fault }, 'a job failed and is tried again'),
    );
  }
  log.log('working');
}
