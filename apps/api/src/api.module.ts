import { type DynamicModule, Logger, Module, ValidationPipe } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import { MercuriusDriver, type MercuriusDriverConfig } from '@nestjs/mercurius';
import { TerminusModule } from '@nestjs/terminus';
import { AccessGuard, AccountsModule } from '@quipu/accounts';
import { AssessmentsModule } from '@quipu/assessments';
import { CommitmentsModule } from '@quipu/commitments';
import { DecisionsModule } from '@quipu/decisions';
import { DraftsModule } from '@quipu/drafts';
import { EventsModule } from '@quipu/events';
import { EvidenceModule } from '@quipu/evidence';
import { JournalModule } from '@quipu/journal';
import { HistoryModule } from '@quipu/journal/history';
import { LineageModule } from '@quipu/lineage';
import { MembersModule } from '@quipu/members';
import { ParticipationModule } from '@quipu/participation';
import { PlansModule } from '@quipu/plans';
import type { Settings } from '@quipu/platform/config';
import { InfrastructureModule } from '@quipu/platform/infrastructure';
import { logOptions } from '@quipu/platform/log';
import { type FaultListener, graphqlOptions, inputRules, RejectionResolver } from '@quipu/platform/graphql';
import { SnapshotsModule } from '@quipu/snapshots';
import { LoggerModule } from 'nestjs-pino';
import { entities } from './entities.ts';
import { FilesController } from './files/files.controller.ts';
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
  DraftsModule,
  DecisionsModule,
  LineageModule,
  AssessmentsModule,
  EvidenceModule,
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
        ...(settings.QUIPU_DEMO ? [MailsController] : []),
      ],
      providers: [
        RejectionResolver,
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
