import type { Held } from './judgement.rules.ts';
import type { Permission } from './law.ts';

/** A token of access, as far as it narrows what its holder may. */
export interface TokenUsed {
  readonly id: string;
  readonly permissions: readonly string[];
  /** The only plan that it is good for; null for every one. */
  readonly planId: string | null;
}

/** Who asks, with the roles that stand at this moment. */
export interface Viewer {
  readonly accountId: string;
  readonly language: string;
  readonly held: readonly Held[];
  /** Null: signed in by a session. */
  readonly token: TokenUsed | null;
  /** Null: by a token. */
  readonly sessionId: string | null;
}

/** Roles in which somebody stays a citizen. Whoever holds another one acts for the State or the IRM, and contributes nothing. */
const CITIZENS: ReadonlySet<string> = new Set(['contributor', 'forum_member']);

/** Whether somebody holds an office: who does leaves no contributions of their own. */
export const holdsOffice = ({ held }: Viewer): boolean => held.some(({ role }) => !CITIZENS.has(role));

/** Whether the token that is used, if one is, was made for `permission`. */
export const isWithinToken = ({ token }: Viewer, permission: Permission): boolean =>
  token === null || token.permissions.includes(permission);
