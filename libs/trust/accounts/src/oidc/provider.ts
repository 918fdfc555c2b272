import * as client from 'openid-client';

/** Why signing in through the provider came to nothing: fixed words, which pages know. */
export type ProviderProblem =
  | 'provider-unreachable'
  | 'provider-refused'
  | 'provider-not-trusted'
  | 'provider-email-unverified'
  | 'sign-in-not-started';

/** How an installation is known to its provider. */
export interface Registered {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where the provider sends people back to. */
  readonly callback: string;
}

/** What must come back from the provider as it went. */
export interface Secrets {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE (RFC 7636): proves that who asks for the tokens is who began. */
  readonly verifier: string;
}

/** Who the provider says somebody is. */
export interface Identity {
  readonly issuer: string;
  /** What the provider calls them, for ever. */
  readonly subject: string;
  readonly email: string | null;
  /** Whether the provider made sure that the address is theirs. */
  readonly isVerified: boolean;
  readonly name: string | null;
  /** To be shown to the provider when they leave. */
  readonly idToken: string;
}

/** Seconds that clocks may differ, and that the provider may take for an answer. */
const CLOCK_TOLERANCE = 30;
const TIMEOUT = 10;
/** Milliseconds that what the provider says of itself is good for where no key depends on it. */
const METADATA_MS = 300_000;

/** Addresses to which no wire leads out of this machine. */
export const isLocal = (address: string): boolean =>
  ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname);

export const newSecrets = (): Secrets => ({
  state: client.randomState(),
  nonce: client.randomNonce(),
  verifier: client.randomPKCECodeVerifier(),
});

/** An OpenID Connect provider, as much of it as signing in needs: OpenID Connect Core 1.0 §3.1, with PKCE by S256. */
export class Provider {
  private last: { readonly found: Promise<client.Configuration>; readonly until: number } | undefined;

  constructor(private readonly registered: Registered) {}

  /** Where to send somebody who wants to sign in. @throws whatever {@link problemOf} understands. */
  async addressToStart({ state, nonce, verifier }: Secrets): Promise<URL> {
    return client.buildAuthorizationUrl(await this.recent(), {
      redirect_uri: this.registered.callback,
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    });
  }

  /**
   * Who came back. What the provider says of itself and its keys are read anew, so that keys that it has changed are
   * known at once. @param query what the provider added to the address. @throws whatever {@link problemOf} understands.
   */
  async identify(query: string, { state, nonce, verifier }: Secrets): Promise<Identity> {
    const configuration = await this.discover();
    const came = new URL(this.registered.callback);
    came.search = query;
    const tokens = await client.authorizationCodeGrant(configuration, came, {
      expectedState: state,
      expectedNonce: nonce,
      pkceCodeVerifier: verifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims || !tokens.id_token) throw new Error('the provider sent no ID token');
    const more = await this.more(configuration, tokens.access_token, claims);
    return { issuer: claims.iss, subject: claims.sub, idToken: tokens.id_token, ...described({ ...more, ...claims }) };
  }

  /** Where somebody leaves the provider as well; null when it has no such place. */
  async addressToEnd(idToken: string, next: string): Promise<URL | null> {
    const configuration = await this.recent();
    if (!configuration.serverMetadata().end_session_endpoint) return null;
    return client.buildEndSessionUrl(configuration, { id_token_hint: idToken, post_logout_redirect_uri: next });
  }

  /** Providers need not put the address into the ID token (OpenID Connect Core 1.0 §5.4). */
  private async more(configuration: client.Configuration, accessToken: string, claims: client.IDToken) {
    const isTold = claims['email'] !== undefined || !configuration.serverMetadata().userinfo_endpoint;
    return isTold ? {} : client.fetchUserInfo(configuration, accessToken, claims.sub);
  }

  private recent(): Promise<client.Configuration> {
    if (this.last && this.last.until > Date.now()) return this.last.found;
    const found = this.discover();
    this.last = { found, until: Date.now() + METADATA_MS };
    found.catch(() => (this.last = undefined));
    return found;
  }

  private async discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.registered;
    const metadata = { client_secret: clientSecret, [client.clockTolerance]: CLOCK_TOLERANCE };
    return client.discovery(new URL(issuer), clientId, metadata, inTheWayItAsks(clientSecret), {
      timeout: TIMEOUT,
      execute: [
        client.enableNonRepudiationChecks,
        ...(new URL(issuer).protocol === 'http:' && isLocal(issuer) ? [client.allowInsecureRequests] : []),
      ],
    });
  }
}

/** By HTTP Basic, which is what is registered when nothing else is (RFC 7591 §2), unless the provider does not know it. */
function inTheWayItAsks(secret: string): client.ClientAuth {
  const [basic, post] = [client.ClientSecretBasic(secret), client.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (methods.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

type Claims = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const described = (claims: Claims) => ({
  email: text(claims['email']),
  isVerified: claims['email_verified'] === true,
  name: text(claims['name']),
});

/** What the provider says of itself in an error, where it is not about who asks (RFC 6749 §4.1.2.1). */
const DOWN: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable']);

/** Nobody answered, in time or at all, or with a failure of its own. What fetch throws has no code; our own mistakes have no cause. */
function isSilence(fault: unknown): boolean {
  const { name, code, cause } = fault as { name?: string; code?: string; cause?: unknown };
  if (cause instanceof Response) return cause.status >= 500;
  const isFetch = name === 'TypeError' && code === undefined && cause !== undefined;
  return (
    isFetch ||
    name === 'TimeoutError' ||
    code === 'OAUTH_TIMEOUT' ||
    (typeof cause === 'object' && cause !== null && isSilence(cause))
  );
}

/** Why it came to nothing. Nothing of what the provider sent is told on. */
export function problemOf(fault: unknown): ProviderProblem {
  if (fault instanceof client.AuthorizationResponseError)
    return DOWN.has(fault.error) ? 'provider-unreachable' : 'provider-refused';
  return isSilence(fault) ? 'provider-unreachable' : 'provider-not-trusted';
}
