import { ok, reject } from '@quipu/kernel';

/** Characters of an address of mail, as the database allows (RFC 5321 §4.5.3.1.3). */
const EMAIL_LENGTH = 254;
const NAME_LENGTH = 200;

/**
 * One `@`, a domain with a point, printable ASCII: an address with a look-alike letter of another script is refused
 * rather than taken for somebody else's; one with a quoted part or a line break never reaches a header.
 */
const EMAIL = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[a-z0-9-]+(\.[a-z0-9-]+)+$/;
/** Controls, and characters that turn or hide text. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** The address as accounts have it: wide and other compatible forms of letters are those letters, and case is none. */
export function readEmail(typed: string) {
  const email = typed
    .normalize('NFKC')
    .replace(/^ +| +$/g, '')
    .toLowerCase();
  return email.length <= EMAIL_LENGTH && EMAIL.test(email) ? ok(email) : reject('EMAIL_NOT_VALID', 'email');
}

/** A name as accounts have it: one line, without what cannot be seen. */
export function readName(typed: string) {
  const name = typed.normalize('NFC').replace(/ +/g, ' ').trim();
  const isName = name.length > 0 && name.length <= NAME_LENGTH && !UNSEEN.test(typed);
  return isName ? ok(name) : reject('NAME_NOT_VALID', 'name', { max: NAME_LENGTH });
}
