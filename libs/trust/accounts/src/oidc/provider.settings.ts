import type { Settings } from '@quipu/platform/config';
import { Provider } from './provider.ts';

/** Where the provider sends people back to, at the portal's own address. */
export const CALLBACK = '/auth/callback';

/** The provider of this installation, and where people come from and go to. */
export class ProviderSettings {
  /** Scheme, host and port of the portal, without a slash at the end; empty where nobody has said it. */
  readonly origin: string;
  readonly provider: Provider | null;

  constructor({ OIDC_ISSUER, OIDC_CLIENT_ID = '', OIDC_CLIENT_SECRET = '', PORTAL_ORIGIN }: Settings) {
    this.origin = PORTAL_ORIGIN ? new URL(PORTAL_ORIGIN).origin : '';
    const registered = { clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET, callback: this.origin + CALLBACK };
    this.provider = OIDC_ISSUER ? new Provider({ issuer: OIDC_ISSUER, ...registered }) : null;
  }
}
