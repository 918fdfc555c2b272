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
  /** What is wrong with which field of the input, in the language that was asked for. */
  readonly fields: readonly WrongField[];

  constructor(message: string, codes: readonly string[], fields: readonly WrongField[] = []) {
    super(message);
    this.codes = codes;
    this.fields = fields;
  }
}

/** A field of the input, by its path, and what is wrong with it. */
export interface WrongField {
  readonly field: string;
  readonly message: string;
}

interface Reply<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly fields?: readonly WrongField[] };
  }[];
}

interface ClientOptions {
  readonly url: string;
  /** The visitor on whose behalf it asks: limits of rate are the visitor's own, not the portal's. */
  readonly visitor?: string;
  /** More headers of each request, such as the visitor's cookie. Asked for anew each time. */
  readonly headers?: () => Readonly<Record<string, string>>;
  /** Hears the cookies that an answer sets, each as its header has it. */
  readonly onCookies?: (cookies: readonly string[]) => void;
  readonly timeoutMs?: number;
}

/**
 * A client of the GraphQL endpoint at `url`. Each call is one POST; nothing is retried or kept.
 * Throws {@link ApiUnavailable} or {@link ApiFailure}. An answer must come within `timeoutMs`.
 */
export function createClient(options: ClientOptions): Execute {
  const { url, visitor, timeoutMs = 10_000 } = options;
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(visitor ? { 'x-forwarded-for': visitor } : {}),
  };
  return async <Result, Variables>(document: TypedDocumentString<Result, Variables>, variables: Variables) => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, ...options.headers?.() },
      body: JSON.stringify({ query: document.toString(), variables }),
      signal: AbortSignal.timeout(timeoutMs),
    }).catch((cause: unknown) => {
      throw new ApiUnavailable(`No answer from ${url}.`, { cause });
    });
    const cookies = response.headers.getSetCookie();
    if (cookies.length > 0) options.onCookies?.(cookies);
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
      errors.flatMap(({ extensions }) => extensions?.fields ?? []),
    );
  }
  return reply.data;
}
