export { Alarm } from './alarm.ts';
export { stopWith } from './stopping.ts';
