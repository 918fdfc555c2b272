import { applyDecorators, SetMetadata } from '@nestjs/common';

export const ACCESS = 'quipu:access';
export const NAMES = 'quipu:names';
/** `public`, or the permission that the actor must hold, `noun:verb`. */
export type Access = 'public' | `${string}:${string}`;

/** The thing that a request names. */
export interface Named {
  /** What it is: `contribution`. */
  readonly kind: string;
  /** Where the request says which: `input.contribution`; of a route, the name of a parameter. */
  readonly at: string;
}

/**
 * Who may call this query, mutation or route. Every one says so, by contract; what does not is refused.
 * @param named the thing that it is done to: the role must reach where that lies. Left out where there is none yet, or
 *   where the answer itself holds only what the asker may see.
 */
export const Allow = (access: Access, named?: Named) =>
  named ? applyDecorators(SetMetadata(ACCESS, access), SetMetadata(NAMES, named)) : SetMetadata(ACCESS, access);
