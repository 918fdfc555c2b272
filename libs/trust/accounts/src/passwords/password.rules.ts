import { ok, reject } from '@quipu/kernel';

/** Characters of a password (NIST SP 800-63B asks for at least 8; we stand on length and ask for no mixture). */
export const PASSWORD_LENGTH = { min: 12, max: 200 } as const;

/** Everything that is typed alike is one password, whichever keyboard composed it (NFKC, RFC 8265). */
export const normalise = (password: string): string => password.normalize('NFKC');

/** Whether a password, normalised, is long enough and not too long, in characters. */
export function measure(password: string) {
  const length = [...password].length;
  if (length < PASSWORD_LENGTH.min)
    return reject('PASSWORD_TOO_SHORT', 'password', { length, min: PASSWORD_LENGTH.min });
  if (length > PASSWORD_LENGTH.max) return reject('PASSWORD_TOO_LONG', 'password', { max: PASSWORD_LENGTH.max });
  return ok(password);
}
