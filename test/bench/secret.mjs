// @ts-check
/** Signs the cookies of a run of the bench; a throw-away word, not a secret. */
export const SESSION_SECRET = 'a-word-that-only-the-bench-knows-0123456789';
