import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from '../clock/index.ts';
import type { Settings } from '../config/index.ts';
import { databaseOptions, PastReader, Reader, type Entities } from '../database/index.ts';
import { FileStore } from '../files/index.ts';
import { Queues } from '../queue/index.ts';
import { Reads } from '../reads/index.ts';

/** Connections of one process, closed with it: PostgreSQL for writing, for reading and for reading the past, the queue, the clock. */
@Global()
@Module({})
export class InfrastructureModule implements OnApplicationShutdown {
  constructor(
    @Inject(Reader) private readonly reader: Reader,
    @Inject(PastReader) private readonly pastReader: PastReader,
    @Inject(Queues) private readonly queues: Queues,
  ) {}

  /** @param entities what this process writes through TypeORM. */
  static with(settings: Settings, entities: Entities): DynamicModule {
    const { DATABASE_URL: databaseUrl, READER_URL: readerUrl, REDIS_URL: redisUrl } = settings;
    return {
      module: InfrastructureModule,
      imports: [TypeOrmModule.forRoot({ ...databaseOptions(databaseUrl, entities), retryAttempts: 3 })],
      providers: [
        { provide: Reader, useFactory: () => new Reader(readerUrl ?? databaseUrl) },
        { provide: PastReader, useFactory: () => new PastReader(readerUrl ?? databaseUrl) },
        { provide: Queues, useFactory: () => new Queues({ databaseUrl, redisUrl }) },
        { provide: FileStore, useFactory: () => new FileStore(settings.FILES_DIR) },
        Clock,
        Reads,
      ],
      exports: [Reader, PastReader, Queues, FileStore, Clock, Reads],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.queues.close();
    await this.reader.close();
    await this.pastReader.close();
  }
}
