import type { Job, JobsOptions } from 'bullmq';

/** A queue's name, the jobs it carries by name, and how hard each is tried. Payloads carry ids, never rows. */
export interface QueueDefinition<Jobs extends object> {
  readonly name: string;
  readonly jobs: Readonly<Record<keyof Jobs & string, JobsOptions>>;
}

/** What does the jobs of one queue. Running a job twice must do no more than running it once. */
export interface JobProcessor<Jobs extends object> {
  readonly definition: QueueDefinition<Jobs>;
  /** @throws to have the job tried again, as its definition says. */
  process<Name extends keyof Jobs & string>(job: Job<Jobs[Name], void, Name>): Promise<void>;
}
