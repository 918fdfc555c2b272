export { adoptCheckpoint } from './adopt.ts';
export { restoreFromMirror } from './restore.ts';
