export type { JobProcessor, QueueDefinition } from './definition.ts';
export type { QueueSettings } from './backend.ts';
export { Queues } from './queues.ts';
