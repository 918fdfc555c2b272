/** The longest path that is kept, in characters. */
const PATH_LENGTH = 2000;
/** How often a path may be encoded on its way here before it is trusted no more. */
const DECODINGS = 3;
/** Stands for our own address, whatever it is. */
const HERE = 'https://here.invalid';

const isPlain = (path: string): boolean =>
  /^\/(?![/\\])/.test(path) && !/[\\\p{Cc}]|\/\//u.test(path.split(/[?#]/)[0] ?? '');

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // Not an encoding at all: nothing of ours is written so.
    return '';
  }
}

/** Whether `path` leads nowhere else, however often somebody decodes it on the way. */
function isOwn(path: string): boolean {
  let read = path;
  for (let round = 0; round <= DECODINGS; round += 1) {
    if (!isPlain(read)) return false;
    const next = decoded(read);
    if (next === read) return true;
    read = next;
  }
  return false;
}

/**
 * The path of ours that a request asks to be led to, without a fragment; `/` for whatever else it is: an address of
 * another site in any spelling, a step of signing in, too long.
 */
export function ownPath(to: unknown): string {
  if (typeof to !== 'string' || to.length > PATH_LENGTH || /[\\\p{Cc}]/u.test(to) || !isOwn(to)) return '/';
  const url = URL.parse(to, HERE);
  if (!url || url.origin !== HERE || !isOwn(url.pathname) || /^\/auth(\/|$)/i.test(url.pathname)) return '/';
  return url.pathname + url.search;
}
