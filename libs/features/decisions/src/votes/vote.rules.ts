import { ok, reject } from '@quipu/kernel';

/** What {@link cast} looks at of a vote that somebody cast before. */
interface Earlier {
  readonly id: string;
  readonly choice: string;
}

/** A session of the forum, as far as it says whether one can vote in it. */
interface Session {
  readonly kind: string;
  readonly isCancelled: boolean;
}

/**
 * Whether somebody may vote so in a session: of the forum, and one that was not called off. Who voted may vote otherwise,
 * and what they voted before counts no more.
 * @returns the id of the vote that it takes the place of, or null.
 */
export function cast(choice: string, earlier: Earlier | null, { kind, isCancelled }: Session) {
  if (kind !== 'forum_session' || isCancelled) return reject('VOTE_NOT_IN_SESSION', 'event');
  if (earlier?.choice === choice) return reject('VOTE_ALREADY_CAST', 'choice');
  return ok(earlier?.id ?? null);
}
