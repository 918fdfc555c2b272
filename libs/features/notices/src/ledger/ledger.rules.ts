import { ok, reject } from '@quipu/kernel';

/** A letter, as far as it matters whether it can be sent again. */
interface Letter {
  readonly isGivenUp: boolean;
  readonly isBounced: boolean;
  readonly isResent: boolean;
}

/** Whether a letter may be sent again: it did not arrive, as far as is known, and no other took its place. */
export function mayResend({ isGivenUp, isBounced, isResent }: Letter) {
  if (isResent) return reject('NOTICE_ALREADY_RESENT');
  return isGivenUp || isBounced ? ok(true) : reject('NOTICE_NOT_RETURNED');
}
