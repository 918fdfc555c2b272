import { verifyPath } from '#lib/addresses.ts';

const security: Readonly<Record<string, string>> = {
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  vary: 'Cookie',
};

/** What a page with a script may do: nothing but what it was made for. @param forms to where it sends them */
const withScript = (forms: "'none'" | "'self'") =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "connect-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    `form-action ${forms}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types',
  ].join('; ');

/** Where many contributions are decided on, with keys. */
const BULK = /^\/planes\/[^/]+\/decidir$/;

/** The policy of the pages with a script; undefined for all others. */
function scripted({ path, isConsole }: Pick<Answer, 'path' | 'isConsole'>): string | undefined {
  if (isConsole) return BULK.test(path) ? withScript("'self'") : undefined;
  // It reads a file of the reader's, so nothing of it can send anything anywhere.
  return path === verifyPath ? withScript("'none'") : undefined;
}

/**
 * Pages of those who have signed in, or are about to, stand below this group of routes: they are of now, kept by nobody,
 * and in no index.
 */
export const isConsole = ({ route }: { readonly route: { readonly id: string | null } }): boolean =>
  route.id?.startsWith('/(console)') ?? false;

// A page may be a minute old. What is missing or broken now may be there the next moment.
const freshness = (status: number) =>
  status === 200 ? 'public, max-age=60, stale-while-revalidate=300' : status < 400 ? 'public, max-age=300' : 'no-store';

interface Answer {
  /** The Spanish path of the page. */
  readonly path: string;
  readonly status: number;
  /** Made for one visitor. */
  readonly isPrivate: boolean;
  readonly isConsole: boolean;
}

/** The headers of a page, beside what it is made of. */
export function headersOf({ path, status, isPrivate, isConsole }: Answer): readonly (readonly [string, string])[] {
  const policy = scripted({ path, isConsole });
  return [
    ...Object.entries(security),
    ['cache-control', isPrivate ? 'private, no-store' : freshness(status)],
    // Addresses of the console may hold the secret of a mail. Not `no-referrer`: with it browsers send forms as of no origin.
    ...(isConsole
      ? ([
          ['referrer-policy', 'same-origin'],
          ['x-robots-tag', 'noindex, nofollow'],
        ] as const)
      : []),
    ...(policy ? ([['content-security-policy', policy]] as const) : []),
    ...(status === 503 ? ([['retry-after', '30']] as const) : []),
  ];
}
