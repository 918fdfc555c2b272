export { schedule } from './schedule.ts';
export { processors, startWork } from './work.ts';
export { WorkerModule } from './worker.module.ts';
