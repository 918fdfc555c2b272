import { Injectable } from '@nestjs/common';
import type { JobProcessor } from '@quipu/platform/queue';
import { reminderQueue, type ReminderJobs } from './reminders.queue.ts';
import { RemindersService } from './reminders.service.ts';

/** Does the jobs of the queue `reminders`; the worker alone starts it. */
@Injectable()
export class ReminderProcessor implements JobProcessor<ReminderJobs> {
  readonly definition = reminderQueue;

  constructor(private readonly reminders: RemindersService) {}

  process(): Promise<void> {
    return this.reminders.remind();
  }
}
