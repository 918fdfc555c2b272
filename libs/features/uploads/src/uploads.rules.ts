import { ok, reject } from '@quipu/kernel';

/** As many files as one account may have brought that nothing names. */
export const UPLOADS_AT_MOST = 20;

/** Whether one more file is taken in from who has `waiting` that nothing names. */
export const takeIn = (waiting: number) =>
  waiting >= UPLOADS_AT_MOST ? reject('FILES_TOO_MANY', 'file', { max: UPLOADS_AT_MOST }) : ok(waiting + 1);
