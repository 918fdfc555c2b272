import { ok, reject } from '@quipu/kernel';

/** How many views one account keeps of one page. */
export const VIEWS_AT_MOST = 50;

/** Whether somebody who keeps `others` views of a page, of other names, may keep one more. */
export const keep = (others: number) =>
  others < VIEWS_AT_MOST ? ok(others + 1) : reject('VIEWS_TOO_MANY', undefined, { max: VIEWS_AT_MOST });
