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
