/** The least that somebody takes to write a contribution, in milliseconds. */
export const LEAST_MS = 3_000;
/** For how long a page may stay open before it is sent: as long as one likes, but no page is of another year. */
const MOST_MS = 366 * 86_400_000;

/** What a form without an account says of how it was filled in. */
export interface Filled {
  /** A field that nobody sees. */
  readonly website: string;
  /** When the page was opened, in milliseconds since 1970, as the form has it. */
  readonly began: string;
}

/** Who filled a form in: a program that fills every field is answered and not heard; one too quick is asked to try again. */
export function filledBy({ website, began }: Filled, now: number): 'person' | 'program' | 'too-quick' {
  if (website !== '') return 'program';
  const taken = /^\d{12,14}$/.test(began) ? now - Number(began) : -1;
  return taken >= LEAST_MS && taken <= MOST_MS ? 'person' : 'too-quick';
}
