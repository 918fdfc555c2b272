import { ok, plainWords, reject } from '@quipu/kernel';

/** How many views one account keeps of one page. */
export const VIEWS_AT_MOST = 50;

/** Whether somebody who keeps `others` views of a page, of other names, may keep one more under this name. */
export function keep(name: string, others: number) {
  if (plainWords(name) === '') return reject('VIEW_NAME_MISSING', 'name');
  return others < VIEWS_AT_MOST ? ok(others + 1) : reject('VIEWS_TOO_MANY', undefined, { max: VIEWS_AT_MOST });
}
