/** Who acts, and in which role at that moment. Both are written into the journal as they are. */
export interface Actor {
  /** `kind:name`: `operator:console`, `system:snapshots`. Never a name or an address of a person. */
  readonly id: `${'operator' | 'person' | 'system'}:${string}`;
  readonly role: Role;
}

/** The roles of people, and `system` for what happens by the clock or at an installation. */
export type Role = 'coordinator' | 'administrator' | 'system';

/** The actor of work that no person started. */
export const system = (name: string): Actor => ({ id: `system:${name}`, role: 'system' });
