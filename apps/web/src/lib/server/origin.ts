const READS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether another site may have had a browser send `request`. Whatever is not a read must say that it comes from
 * `publicOrigin`: by `Origin` or, where a browser leaves that out, by `Sec-Fetch-Site`.
 */
export function isForeign({ method, headers }: Pick<Request, 'method' | 'headers'>, publicOrigin: string): boolean {
  if (READS.has(method)) return false;
  const origin = headers.get('origin');
  return origin === null ? headers.get('sec-fetch-site') !== 'same-origin' : origin !== publicOrigin;
}
