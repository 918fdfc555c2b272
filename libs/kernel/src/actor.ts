/** Who acts, and in which role at that moment. Both are written into the journal as they are. */
export interface Actor {
  /** `kind:name`: `operator:console`, `system:snapshots`. Never a name or an address of a person. */
  readonly id: `${'operator' | 'person' | 'system'}:${string}`;
  readonly role: Role;
}

/**
 * The roles of people, by their dated grants; `account` for what anybody does who has signed in, and `system` for what
 * happens by the clock or at an installation.
 */
export type Role =
  | 'contributor'
  | 'institution_officer'
  | 'coordinator'
  | 'forum_member'
  | 'irm_researcher'
  | 'auditor'
  | 'administrator'
  | 'account'
  | 'system';

/** The actor of work that no person started. */
export const system = (name: string): Actor => ({ id: `system:${name}`, role: 'system' });

const PERSON = 'person:';

/** Id of the account that acts; null where no person does. */
export const accountOf = ({ id }: Actor): string | null => (id.startsWith(PERSON) ? id.slice(PERSON.length) : null);
