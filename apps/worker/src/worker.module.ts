import { type DynamicModule, Module } from '@nestjs/common';
import { CHECKPOINT_PUBLISHER, JournalModule, JournalProcessor, SEQUENCER_URL, SequencerService } from '@quipu/journal';
import { AuditProcessor } from '@quipu/journal/audit';
import { SigningPublisher } from '@quipu/journal/signing';
import { TidyProcessor, Tidying } from '@quipu/accounts/tidying';
import { ReminderProcessor, RemindersService } from '@quipu/answering';
import type { Settings } from '@quipu/platform/config';
import { InfrastructureModule } from '@quipu/platform/infrastructure';
import { logOptions } from '@quipu/platform/log';
import { MAIL_SETTINGS, MailService } from '@quipu/platform/mail';
import { CommunicationsService, DigestProcessor, DigestsService, NoticesService } from '@quipu/notices';
import { SnapshotProcessor, SnapshotService } from '@quipu/snapshots';
import { FileProcessor, UploadsService } from '@quipu/uploads';
import { LoggerModule } from 'nestjs-pino';

/** What works off the queues. */
@Module({})
export class WorkerModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        LoggerModule.forRoot({ pinoHttp: logOptions(settings.LOG_LEVEL) }),
        InfrastructureModule.with(settings, []),
        JournalModule,
      ],
      providers: [
        { provide: SEQUENCER_URL, useValue: settings.SEQUENCER_URL ?? null },
        { provide: CHECKPOINT_PUBLISHER, useFactory: () => SigningPublisher.from(settings) },
        SequencerService,
        JournalProcessor,
        AuditProcessor,
        { provide: MAIL_SETTINGS, useValue: settings },
        MailService,
        CommunicationsService,
        NoticesService,
        DigestsService,
        DigestProcessor,
        Tidying,
        TidyProcessor,
        SnapshotService,
        SnapshotProcessor,
        UploadsService,
        FileProcessor,
        RemindersService,
        ReminderProcessor,
      ],
    };
  }
}
