export { JournalModule } from './journal.module.ts';
export { Journal, Unchanged, type Act } from './journal.service.ts';
export { JournalPosition } from './position.ts';
