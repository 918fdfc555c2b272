import { lengthInWords, ok, reject } from '@quipu/kernel';
import { MIN_REASONS } from '../decision.rules.ts';

/** A contribution, as far as {@link withdraw} looks at it. */
interface Withdrawable {
  /** The account that left it; null where nobody is known. */
  readonly authorId: string | null;
  /** Code of the stage at which it is; null when it is at none any more: it was decided to the end. */
  readonly stage: string | null;
}

/** Whether somebody may take a contribution back, at the stage where it is: its author alone, while it is open, with a reason. */
export function withdraw({ authorId, stage }: Withdrawable, account: string | null, because: string) {
  if (!account || authorId !== account) return reject('WITHDRAWAL_NOT_BY_AUTHOR');
  if (!stage) return reject('WITHDRAWAL_TOO_LATE');
  const length = lengthInWords(because);
  if (length < MIN_REASONS) return reject('WITHDRAWAL_UNEXPLAINED', 'because', { min: MIN_REASONS, length });
  return ok(stage);
}
