import { ok, reject } from '@quipu/kernel';

/** How many tokens that are still good one account may have. */
export const TOKENS_AT_MOST = 20;

/** What a person does with an own sign-in only: whoever finds a token must not be able to keep a way in, or to open one. */
const PERSONAL = /^(account|grant):/;

/** Whether a token may be made for `permission` at all. */
export const isGrantable = (permission: string): boolean => !PERSONAL.test(permission);

/** What somebody asks a token for, and what they could give it. */
export interface TokenWish<Permission extends string> {
  readonly permissions: readonly Permission[];
  /** The permissions that their standing roles hold. */
  readonly held: readonly string[];
  /** How many good tokens they have already. */
  readonly standing: number;
}

/** Whether somebody may have the token that they ask for. A token is never more than its owner. */
export function grantToken<Permission extends string>({ permissions, held, standing }: TokenWish<Permission>) {
  const personal = permissions.find((permission) => !isGrantable(permission));
  if (personal) return reject('TOKEN_PERMISSION_NOT_GRANTABLE', 'permissions', { permission: personal });
  const beyond = permissions.find((permission) => !held.includes(permission));
  if (beyond) return reject('TOKEN_PERMISSION_NOT_HELD', 'permissions', { permission: beyond });
  if (standing >= TOKENS_AT_MOST) return reject('TOKENS_TOO_MANY', undefined, { max: TOKENS_AT_MOST });
  return ok([...new Set(permissions)]);
}
