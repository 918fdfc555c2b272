import type { Job, JobsOptions } from 'bullmq';
import { backendOf, type Backend, type QueueSettings, type WaitingLine } from './backend.ts';
import type { JobProcessor, QueueDefinition } from './definition.ts';

interface Closable {
  close(): Promise<unknown>;
}

/** Opens queues and workers on the backend of this installation, and closes them all at the end. */
export class Queues {
  private readonly opened: Closable[] = [];
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
    const run = (job: Job) => processor.process(job as Parameters<typeof processor.process>[0]);
    const worker = this.backend.worker(processor.definition.name, run);
    worker.on('failed', (job, fault) => failed(`${processor.definition.name}/${job?.name ?? '?'}`, fault));
    worker.on('error', (fault) => failed(processor.definition.name, fault));
    this.opened.push(worker);
  }

  /** Waits for running jobs, then closes every queue and worker, also when their store is gone. */
  async close(): Promise<void> {
    this.backend.abandon();
    for (const open of this.opened.toReversed()) await open.close();
    this.opened.length = 0;
    this.queues.clear();
  }

  private queue(definition: { readonly name: string }): WaitingLine {
    const known = this.queues.get(definition.name);
    if (known) return known;
    const queue = this.backend.queue(definition.name);
    // Without a listener a lost connection would end the process; the next call reports it.
    queue.on('error', () => undefined);
    this.queues.set(definition.name, queue);
    this.opened.push(queue);
    return queue;
  }
}
