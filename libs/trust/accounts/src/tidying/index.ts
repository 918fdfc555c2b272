export { TidyProcessor } from './tidy.processor.ts';
export { tidyQueue, type TidyJobs } from './tidy.queue.ts';
export { Tidying } from './tidying.service.ts';
