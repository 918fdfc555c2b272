export { AnswerTerm } from './answer-term.entity.ts';
export { AnsweringModule } from './answering.module.ts';
export { ReminderProcessor } from './reminders/reminders.processor.ts';
export { reminderQueue, type ReminderJobs } from './reminders/reminders.queue.ts';
export { RemindersService } from './reminders/reminders.service.ts';
