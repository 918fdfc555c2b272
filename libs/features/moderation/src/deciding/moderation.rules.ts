import { lengthInWords, ok, reject } from '@quipu/kernel';

/** The shortest reasons, in characters. */
export const MIN_REASONS = 40;

/** What was decided last on a contribution. */
export interface Standing {
  readonly id: string;
  readonly isHidden: boolean;
}

/** What is decided now. */
export interface Hiding {
  readonly isHidden: boolean;
  readonly ground: string;
  readonly reasons: string;
  /** Id of the standing one, as whoever decides has seen it; null where they saw none. */
  readonly supersedes: string | null;
}

/** Whether a contribution may be hidden, shown again, or hidden on another ground. */
export function moderate(standing: Standing | null, { isHidden, ground, reasons, supersedes }: Hiding) {
  if (supersedes !== (standing?.id ?? null)) return reject('MODERATION_SUPERSEDED', 'supersedes');
  if (!isHidden && !standing?.isHidden) return reject('MODERATION_NOT_HIDDEN', 'isHidden');
  if (isHidden === (ground === 'shown_again')) return reject('MODERATION_GROUND_MISMATCH', 'ground');
  const length = lengthInWords(reasons);
  if (length < MIN_REASONS) return reject('MODERATION_REASONS_TOO_SHORT', 'reasons', { min: MIN_REASONS, length });
  return ok(isHidden);
}
