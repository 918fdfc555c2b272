/** The query that says where somebody was going who has to sign in first. */
export const WAY = 'a';

/** Where somebody was going, as an address says it; a provider of sign-ins gives it back as `to`. */
export const wayIn = (url: URL): string | null => ownWay(url.searchParams.get(WAY) ?? url.searchParams.get('to'));

const ANY_ORIGIN = 'https://portal.invalid';

/**
 * `way` as a path of the portal's own, with its query; null for whatever leads elsewhere or cannot be read. Backslashes
 * and control characters are read as browsers read them.
 */
export function ownWay(way: string | null | undefined): string | null {
  if (!way?.startsWith('/')) return null;
  const url = URL.parse(way, ANY_ORIGIN);
  if (!url || url.origin !== ANY_ORIGIN || url.pathname.startsWith('//')) return null;
  return url.pathname + url.search;
}
