/** Where the portal finds the API, and the address at which readers find the portal. */
export interface Settings {
  /** Where the API is; ends with a slash. */
  readonly apiUrl: string;
  readonly graphqlUrl: string;
  /** Where the API serves the public log; ends with a slash. */
  readonly journalUrl: string;
  /** Scheme, host and port, without a slash at the end. Never read from a request: a client can forge `Host`. */
  readonly publicOrigin: string;
}

/**
 * Reads `API_URL` (the address of the API, without `/graphql`) and `PUBLIC_ORIGIN`; both default to this machine.
 * @throws an explanation in words when one of them is no address.
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const api = addressIn(environment, 'API_URL', 'http://127.0.0.1:4000');
  const port = environment['PORT'] ?? '3000';
  const origin = addressIn(environment, 'PUBLIC_ORIGIN', `http://127.0.0.1:${port}`);
  const below = (path: string) => new URL(path, api.href.replace(/\/*$/, '/')).href;
  return {
    apiUrl: below(''),
    graphqlUrl: below('graphql'),
    journalUrl: below('journal/'),
    publicOrigin: origin.origin,
  };
}

function addressIn(environment: NodeJS.ProcessEnv, name: string, otherwise: string): URL {
  const text = environment[name] ?? otherwise;
  const url = URL.parse(text);
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new Error(`${name} must be an address such as ${otherwise}, and is "${text}".`);
}
