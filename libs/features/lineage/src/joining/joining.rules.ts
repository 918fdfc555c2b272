import { ok, reject } from '@quipu/kernel';
import { say } from '@quipu/participation';

interface Text {
  readonly title: string;
  readonly body: string;
}

/** What a merge is asked for. */
export interface Merge {
  readonly from: readonly string[];
  readonly into: string | null;
  readonly new: Text | null;
}

/** Whether it is clear what is merged into what: at least two become a new one, or at least one goes into another. */
export function merge({ from, into, new: made }: Merge, kind: string) {
  if ((into === null) === (made === null)) return reject('MERGE_INTO_UNCLEAR', 'into');
  const min = into === null ? 2 : 1;
  const several = new Set(from).size;
  if (several < min || several < from.length) return reject('MERGE_TOO_FEW', 'from', { min });
  if (made) {
    const said = say({ kind, ...made });
    if (!said.ok) return said;
  }
  return ok(from);
}

/** Whether a contribution becomes several, each of which says enough. */
export function split(parts: readonly Text[], kind: string) {
  if (parts.length < 2) return reject('SPLIT_TOO_FEW', 'parts', { min: 2 });
  const refused = parts.map((part) => say({ kind, ...part })).find(({ ok: is }) => !is);
  return refused && !refused.ok ? refused : ok(parts);
}
