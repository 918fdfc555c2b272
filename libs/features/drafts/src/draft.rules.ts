import { ok, reject } from '@quipu/kernel';

/** What a draft becomes once it is published. */
export enum DraftKind {
  DECISION = 'decision',
}

/** How a draft was closed. */
export enum DraftOutcome {
  PUBLISHED = 'published',
  DISCARDED = 'discarded',
}

/** What {@link change} looks at of a draft. */
interface Changeable {
  readonly closedAt: Date | null;
  readonly revision: number;
}

/**
 * Whether somebody who read revision `read` may change, publish or discard the draft: while it is open, and only what
 * they have seen. Two who write at once do not overwrite each other.
 * @param read null when whoever asks takes it as it is.
 */
export function change<D extends Changeable>(draft: D, read: number | null) {
  if (draft.closedAt) return reject('DRAFT_ALREADY_CLOSED');
  if (read !== null && read !== draft.revision)
    return reject('DRAFT_REVISED_MEANWHILE', 'revision', { read, now: draft.revision });
  return ok(draft);
}

/** What {@link approve} looks at of a draft. */
interface Approvable {
  readonly authorId: string | null;
  /** Who revised it last; null where nobody but its author did. */
  readonly revisedById: string | null;
  readonly revision: number;
  readonly approvedRevision: number | null;
}

/** Whether `account` is the second pair of eyes of a draft: somebody else than who began it and who revised it last. */
export function approve<D extends Approvable>(draft: D, account: string | null) {
  if (!account || draft.authorId === account || draft.revisedById === account) return reject('DRAFT_OWN');
  if (draft.approvedRevision === draft.revision) return reject('DRAFT_ALREADY_APPROVED');
  return ok(draft);
}
