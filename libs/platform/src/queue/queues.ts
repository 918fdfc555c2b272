import { setTimeout as sleep } from 'node:timers/promises';
import type { Job, JobsOptions } from 'bullmq';
import { backendOf, type Backend, type Hand, type QueueSettings, type WaitingLine } from './backend.ts';
import type { JobProcessor, QueueDefinition } from './definition.ts';

/** Milliseconds that a worker without a job has to close. BullMQ's waits for ever for a Redis that is gone. */
const FAREWELL_MS = 5_000;

/** Opens queues and workers on the backend of this installation, and closes them all at the end. */
export class Queues {
  private readonly workers: Hand[] = [];
  private readonly running = new Set<Promise<void>>();
  private readonly queues = new Map<string, WaitingLine>();
  private readonly backend: Backend;

  constructor(settings: QueueSettings) {
    this.backend = backendOf(settings);
  }

  /**
   * Adds a job. Two jobs of one `key` are one job for as long as the first is remembered; the processor must still be
   * idempotent. An answer means that the job is stored and survives the death of this process.
   */
  async add<Jobs extends object, Name extends keyof Jobs & string>(
    definition: QueueDefinition<Jobs>,
    name: Name,
    data: Jobs[Name],
    key?: string,
  ): Promise<string> {
    const options: JobsOptions = { ...definition.jobs[name], ...(key ? { jobId: key } : {}) };
    const job = await this.queue(definition).add(name, data, options);
    return String(job.id);
  }

  /** Makes `name` happen by the clock: `pattern` is a cron expression read in `zone`. Set again, it takes the place of the old one. */
  async schedule<Jobs extends object, Name extends keyof Jobs & string>(
    definition: QueueDefinition<Jobs>,
    name: Name,
    data: Jobs[Name],
    clock: { readonly pattern: string; readonly zone: string },
  ): Promise<void> {
    const timing = { pattern: clock.pattern, tz: clock.zone };
    await this.queue(definition).upsertJobScheduler(name, timing, { name, data, opts: { ...definition.jobs[name] } });
  }

  /** Starts doing the jobs of a queue, one at a time. @param failed hears of every failed try. */
  work<Jobs extends object>(processor: JobProcessor<Jobs>, failed: (job: string, fault: Error) => void): void {
    const run = (job: Job) => this.track(processor.process(job as Parameters<typeof processor.process>[0]));
    const worker = this.backend.worker(processor.definition.name, run);
    worker.on('failed', (job, fault) => failed(`${processor.definition.name}/${job?.name ?? '?'}`, fault));
    worker.on('error', (fault) => failed(processor.definition.name, fault));
    this.workers.push(worker);
  }

  /** Waits for running jobs, then closes every worker and queue, also when their store is gone. */
  async close(): Promise<void> {
    this.backend.abandon();
    await Promise.all(this.workers.splice(0).map((worker) => this.closeAfterJobs(worker)));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    this.queues.clear();
  }

  private track(job: Promise<void>): Promise<void> {
    const ended = () => void this.running.delete(settled);
    const settled: Promise<void> = job.then(ended, ended);
    this.running.add(settled);
    return job;
  }

  private async closeAfterJobs(worker: Hand): Promise<void> {
    const closed = new AbortController();
    const closing = worker.close().finally(() => closed.abort());
    while (this.running.size > 0) await Promise.all(this.running);
    await Promise.race([closing, sleep(FAREWELL_MS, undefined, { signal: closed.signal }).catch(() => undefined)]);
  }

  private queue(definition: { readonly name: string }): WaitingLine {
    const known = this.queues.get(definition.name);
    if (known) return known;
    const queue = this.backend.queue(definition.name);
    // Without a listener a lost connection would end the process; the next call reports it.
    queue.on('error', () => undefined);
    this.queues.set(definition.name, queue);
    return queue;
  }
}
