import { type DynamicModule, Logger, Module, ValidationPipe } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import { TerminusModule } from '@nestjs/terminus';
import { AccessGuard, AccountsModule } from '@quipu/accounts';
import { AnsweringModule } from '@quipu/answering';
import { AssessmentsModule } from '@quipu/assessments';
import { CommitmentsModule } from '@quipu/commitments';
import { DecisionsModule } from '@quipu/decisions';
import { DraftCommitmentsModule } from '@quipu/draft-commitments';
import { DraftsModule } from '@quipu/drafts';
import { EventsModule } from '@quipu/events';
import { EvidenceModule } from '@quipu/evidence';
import { JournalModule } from '@quipu/journal';
import { HistoryModule } from '@quipu/journal/history';
import { LineageModule } from '@quipu/lineage';
import { MembersModule } from '@quipu/members';
import { NoticesModule } from '@quipu/notices';
import { ModerationModule } from '@quipu/moderation';
import { ParticipationModule } from '@quipu/participation';
import { PlansModule } from '@quipu/plans';
import type { Settings } from '@quipu/platform/config';
import { InfrastructureModule } from '@quipu/platform/infrastructure';
import { logOptions } from '@quipu/platform/log';
import { MAIL_SETTINGS } from '@quipu/platform/mail';
import { type FaultListener, graphqlOptions, inputRules, RejectionResolver } from '@quipu/platform/graphql';
import { SnapshotsModule } from '@quipu/snapshots';
import { SupportsModule } from '@quipu/supports';
import { UploadsModule } from '@quipu/uploads';
import { LoggerModule } from 'nestjs-pino';
import { CalendarController } from './calendar/calendar.controller.ts';
import { entities } from './entities.ts';
import { FilesController } from './files/files.controller.ts';
import { FeedsController } from './feeds/feeds.controller.ts';
import { HealthController } from './health.controller.ts';
import { LogModule } from './journal/log.module.ts';
import { MailsController } from './mail/mails.controller.ts';
import { MetricsController } from './metrics.controller.ts';
import { Problems } from './problems.ts';
import { SignInModule } from './sign-in/sign-in.module.ts';

const FEATURES = [
  MembersModule,
  PlansModule,
  EventsModule,
  ParticipationModule,
  CommitmentsModule,
  DraftCommitmentsModule,
  DraftsModule,
  DecisionsModule,
  LineageModule,
  NoticesModule,
  AnsweringModule,
  AssessmentsModule,
  EvidenceModule,
  SupportsModule,
  ModerationModule,
  SnapshotsModule,
];

/** The public API: GraphQL over every feature, and what operators watch. */
@Module({})
export class ApiModule {
  static with(settings: Settings): DynamicModule {
    const log = new Logger('fault');
    const heard: FaultListener = (reference, fault) => log.error({ reference, err: fault }, fault.message);
    return {
      module: ApiModule,
      imports: [
        LoggerModule.forRoot({
          pinoHttp: {
            ...logOptions(settings.LOG_LEVEL),
            autoLogging: false,
            redact: ['req.headers.authorization', 'req.headers.cookie', 'res.headers["set-cookie"]'],
          },
        }),
        InfrastructureModule.with(settings, entities),
        UploadsModule,
        TerminusModule.forRoot({ logger: false }),
        JournalModule,
        AccountsModule.with(settings),
        HistoryModule,
        LogModule,
        SignInModule,
        GraphQLModule.forRoot<MercuriusDriverConfig>({
          driver: MercuriusDriver,
          ...graphqlOptions(heard),
        }),
        ...FEATURES,
      ],
      controllers: [
        HealthController,
        MetricsController,
        FilesController,
        CalendarController,
        FeedsController,
        ...(settings.QUIPU_DEMO ? [MailsController] : []),
      ],
      providers: [
        RejectionResolver,
        { provide: MAIL_SETTINGS, useValue: settings },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: Problems, useValue: new Problems(heard) },
        { provide: APP_FILTER, useExisting: Problems },
        {
          provide: APP_PIPE,
          useValue: new ValidationPipe(inputRules),
        },
      ],
    };
  }
}
