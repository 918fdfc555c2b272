/** Who acts in one of these roles does so for the public, under a name that everybody may read. */
const PUBLIC_OFFICES: ReadonlySet<string> = new Set([
  'coordinator',
  'institution_officer',
  'irm_researcher',
  'administrator',
  'system',
  'database',
  'privacy',
]);

/** What is kept from the public of a row that is hidden now: its words, or all of it but who acted. */
export type Withheld = 'texts' | 'rows' | null;

const isWithheld = (part: string, withheld: Withheld): boolean =>
  withheld !== null && (part === 'why' || part.startsWith('text.') || (withheld === 'rows' && part === 'core'));

/**
 * Whether everybody may read this part of an entry that was made by an actor in `role`: docs/journal.md, "Parts". A part
 * that is not named here is withheld.
 */
export function isPublic(part: string, role: string, withheld: Withheld = null): boolean {
  if (isWithheld(part, withheld)) return false;
  if (part === 'who') return PUBLIC_OFFICES.has(role);
  return part === 'core' || part === 'why' || part.startsWith('text.');
}
