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

/**
 * Whether everybody may read this part of an entry that was made by an actor in `role`: docs/journal.md, "Parts". A part
 * that is not named here is withheld.
 */
export function isPublic(part: string, role: string): boolean {
  if (part === 'who') return PUBLIC_OFFICES.has(role);
  return part === 'core' || part === 'why' || part.startsWith('text.');
}
