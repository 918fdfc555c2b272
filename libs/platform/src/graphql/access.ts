import { SetMetadata } from '@nestjs/common';

export const ACCESS = 'quipu:access';
/** `public`, or the permission that the actor must hold, `noun:verb`. */
export type Access = 'public' | `${string}:${string}`;
/** Who may call this query, mutation or route. Every one says so, by contract; what does not is refused. */
export const Allow = (access: Access) => SetMetadata(ACCESS, access);
