import { hkdfSync } from 'node:crypto';
import type { Settings } from '@quipu/platform/config';

const KEY_BYTES = 32;

/** What signing in needs to know of the installation. */
export class SignInSettings {
  readonly breachedPasswordsUrl: string | undefined;
  /** Whether anybody can sign in: not without a secret that signs the cookies. */
  readonly isOpen: boolean;
  /** Where the portal is reached, without `https://`: how authenticator apps name it. */
  readonly host: string;
  private readonly secret: string | undefined;

  constructor({ BREACHED_PASSWORDS_URL, SESSION_SECRET, PORTAL_ORIGIN }: Settings) {
    this.breachedPasswordsUrl = BREACHED_PASSWORDS_URL;
    this.isOpen = SESSION_SECRET !== undefined;
    this.host = PORTAL_ORIGIN ? new URL(PORTAL_ORIGIN).host : 'Quipu';
    this.secret = SESSION_SECRET;
  }

  /** A key of 256 bits for `purpose`, by HKDF (RFC 5869) from the secret of the sessions. */
  keyFor(purpose: string): Buffer {
    if (this.secret === undefined) throw new Error('SESSION_SECRET is not set');
    return Buffer.from(hkdfSync('sha256', this.secret, '', `quipu ${purpose}`, KEY_BYTES));
  }
}
