import { lengthInWords, ok, reject } from '@quipu/kernel';

/** The longest address of a link, in characters, as it is stored. */
export const MAX_LINK = 2_000;
/** The shortest title, in characters. */
export const MIN_TITLE = 3;
/** The shortest reason for taking the place of other evidence, in characters. */
export const MIN_SUPERSEDING = 10;

/** White space, controls and marks of direction: none stands in an address. */
const NOT_IN_LINKS = /[\s\p{Cc}\p{Cf}]/u;

/**
 * The address of a link as it is stored: in the normal form of the URL Standard, the host in ASCII. Only http and https,
 * without the name and password of anybody, to a host that has a dot or is an address.
 */
export function normalLink(given: string) {
  const trimmed = given.trim();
  const url = NOT_IN_LINKS.test(trimmed) ? null : URL.parse(trimmed);
  if (!url || !/^https?:$/.test(url.protocol) || !/[.:]/.test(url.hostname))
    return reject('EVIDENCE_LINK_INVALID', 'link');
  if (url.username || url.password) return reject('EVIDENCE_LINK_HAS_CREDENTIALS', 'link');
  if (url.href.length > MAX_LINK) return reject('EVIDENCE_LINK_TOO_LONG', 'link', { max: MAX_LINK });
  return ok(url.href);
}

/** What evidence is made of: a file by its digest, or the address of a link. */
export type Content = { readonly sha256: string; readonly url: null } | { readonly sha256: null; readonly url: string };

/** One of the two, and not both. */
export function contentOf(file: string | null, link: string | null) {
  if (file && link) return reject('EVIDENCE_CONTENT_DOUBLE', 'link');
  if (file) return ok<Content>({ sha256: file, url: null });
  if (!link?.trim()) return reject('EVIDENCE_CONTENT_MISSING', 'file');
  const normal = normalLink(link);
  return normal.ok ? ok<Content>({ sha256: null, url: normal.value }) : normal;
}

/** Whether the title says something. */
export const entitle = (title: string) =>
  lengthInWords(title) < MIN_TITLE ? reject('EVIDENCE_TITLE_TOO_SHORT', 'title', { min: MIN_TITLE }) : ok(title.trim());

/** Evidence that stands on a milestone. */
export interface Standing {
  readonly id: string;
  readonly sha256: string | null;
  readonly url: string | null;
}

/**
 * Whether new evidence may take its place among what stands on its milestone: nothing stands there twice, and what it
 * takes the place of stands there, and it is said why.
 * @param named id of what it takes the place of, or null.
 */
export function join(
  standing: readonly Standing[],
  { sha256, url }: Content,
  { named, because }: { readonly named: string | null; readonly because: string | null },
) {
  if (named && !standing.some(({ id }) => id === named)) return reject('EVIDENCE_NOT_STANDING', 'supersedes');
  if (!named && because) return reject('EVIDENCE_NOT_STANDING', 'supersedes');
  if (named && lengthInWords(because ?? '') < MIN_SUPERSEDING)
    return reject('EVIDENCE_SUPERSEDING_UNEXPLAINED', 'supersedesBecause', { min: MIN_SUPERSEDING });
  const isThere = standing.some((one) => (sha256 !== null ? one.sha256 === sha256 : one.url === url));
  if (isThere) return reject('EVIDENCE_ALREADY_THERE', sha256 === null ? 'link' : 'file');
  return ok(named);
}
