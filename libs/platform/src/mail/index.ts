export { post, type Letter } from './outbox.ts';
