import { ok, reject } from '@quipu/kernel';

/** What a merge is asked for. */
export interface Merge {
  readonly from: readonly string[];
  readonly into: string | null;
  readonly new: object | null;
}

/** Whether it is clear what is merged into what: at least two become a new one, or at least one goes into another. */
export function merge({ from, into, new: made }: Merge) {
  if ((into === null) === (made === null)) return reject('MERGE_INTO_UNCLEAR', 'into');
  const min = into === null ? 2 : 1;
  const several = new Set(from).size;
  if (several < min || several < from.length) return reject('MERGE_TOO_FEW', 'from', { min });
  return ok(from);
}

/** Whether a contribution becomes several. */
export const split = <Part>(parts: readonly Part[]) =>
  parts.length < 2 ? reject('SPLIT_TOO_FEW', 'parts', { min: 2 }) : ok(parts);
