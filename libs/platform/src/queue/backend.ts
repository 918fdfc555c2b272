import {
  createPostgresBackend,
  createRedisBackend,
  withBackend,
  type Job,
  type JobSchedulerTemplateOptions,
  type JobsOptions,
} from 'bullmq';

/** Where jobs wait: in PostgreSQL, schema `queue`, unless a Redis is named. */
export interface QueueSettings {
  readonly databaseUrl: string;
  readonly redisUrl?: string | undefined;
}

/** As much of a BullMQ queue as is used, whichever backend it has. */
export interface WaitingLine {
  add(name: string, data: unknown, options: JobsOptions): Promise<{ readonly id?: string | undefined }>;
  upsertJobScheduler(
    id: string,
    clock: { readonly pattern: string; readonly tz: string },
    job: { readonly name: string; readonly data: unknown; readonly opts: JobSchedulerTemplateOptions },
  ): Promise<unknown>;
  on(event: 'error', listener: (fault: Error) => void): unknown;
  close(): Promise<void>;
}

/** As much of a BullMQ worker as is used. */
export interface Hand {
  on(event: 'failed', listener: (job: { readonly name: string } | undefined, fault: Error) => void): unknown;
  on(event: 'error', listener: (fault: Error) => void): unknown;
  close(): Promise<void>;
}

/** What opens queues and workers on one kind of store. */
export interface Backend {
  queue(name: string): WaitingLine;
  /** One job at a time. */
  worker(name: string, run: (job: Job) => Promise<void>): Hand;
  /** Before the queues and workers are closed: a store that is gone is not looked for any more. */
  abandon(): void;
}

/** Connections that a queue or worker holds in PostgreSQL at most. */
const CONNECTIONS = 4;
/** Milliseconds between two tries to reach a Redis that is gone: longer after each, until the last. */
const RETRY_MS = { step: 500, last: 3_000 };

export const backendOf = ({ databaseUrl, redisUrl }: QueueSettings): Backend =>
  redisUrl ? inRedis(redisUrl) : inPostgres(databaseUrl);

function inRedis(url: string): Backend {
  let isAbandoned = false;
  const connection = {
    url,
    maxRetriesPerRequest: null,
    retryStrategy: (times: number) => (isAbandoned ? null : Math.min(times * RETRY_MS.step, RETRY_MS.last)),
  };
  const { Queue, Worker } = withBackend(createRedisBackend);
  return {
    queue: (name) => new Queue(name, { connection }),
    worker: (name, run) => new Worker(name, run, { connection, concurrency: 1 }),
    abandon: () => void (isAbandoned = true),
  };
}

function inPostgres(databaseUrl: string): Backend {
  const connection = { connectionString: databaseUrl, schema: 'queue', max: CONNECTIONS };
  const { Queue, Worker } = withBackend(createPostgresBackend);
  return {
    queue: (name) => new Queue(name, { connection }),
    worker: (name, run) => new Worker(name, run, { connection, concurrency: 1 }),
    abandon: () => undefined,
  };
}
