import type { TypedDocumentString } from './generated/operations.ts';

/** Runs one of the portal's documents and returns its data, typed by the schema. */
export type Execute = <Result, Variables>(
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
) => Promise<Result>;

/** The API gave no answer that can be used: it is down, too slow, or too busy. Trying again later can help. */
export class ApiUnavailable extends Error {
  override readonly name = 'ApiUnavailable';
}

/** The API answered that the document failed: a fault on one side or the other. Trying again does not help. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  /** `extensions.code` of each error, such as `BAD_USER_INPUT`. */
  readonly codes: readonly string[];

  constructor(message: string, codes: readonly string[]) {
    super(message);
    this.codes = codes;
  }
}

interface Reply<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

interface ClientOptions {
  readonly url: string;
  /** The visitor on whose behalf it asks: limits of rate are the visitor's own, not the portal's. */
  readonly visitor?: string;
  readonly timeoutMs?: number;
}

/**
 * A client of the GraphQL endpoint at `url`. Each call is one POST; nothing is retried or kept.
 * Throws {@link ApiUnavailable} or {@link ApiFailure}. An answer must come within `timeoutMs`.
 */
export function createClient({ url, visitor, timeoutMs = 10_000 }: ClientOptions): Execute {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(visitor ? { 'x-forwarded-for': visitor } : {}),
  };
  return async <Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query: document.toString(), variables }),
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((cause: unknown) => {
      throw new ApiUnavailable(`No answer from ${url}.`, { cause });
    });
    return dataOf<Result>(url, response);
  };
}

async function dataOf<Result>(url: string, response: Response): Promise<Result> {
  if (response.status === 429 || response.status >= 500)
    throw new ApiUnavailable(`${url} answered with status ${response.status}.`);
  const reply = (await response.json().catch((cause: unknown) => {
    throw new ApiUnavailable(`${url} answered something else than JSON.`, { cause });
  })) as Reply<Result>;
  if (reply.errors?.length || !reply.data) {
    const errors = reply.errors ?? [];
    throw new ApiFailure(
      errors.map(({ message }) => message).join('; ') || `${url} answered without data.`,
      errors.map(({ extensions }) => extensions?.code ?? 'UNKNOWN'),
    );
  }
  return reply.data;
}
