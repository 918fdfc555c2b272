import { addressOf } from '#lib/addresses.ts';

/** A way in the flow of a plan, by the keys of its nodes. */
export interface Band {
  /** Code of the plan. */
  readonly plan: string;
  readonly at?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
}

/** In the place of a key: any later stage, or a commitment. */
export const ONWARD = 'onward';

/** The Spanish address of the list of exactly those contributions that a node or a band of the flow counts. */
export function bandPath({ plan, at, from, to }: Band): string {
  const query = new URLSearchParams({ plan });
  for (const [name, key] of Object.entries({ en: at, de: from, a: to })) if (key) query.set(name, key);
  return addressOf('/aportes', query);
}

/** The way that an address of the list asks for; null where it asks for none. */
export function bandOf(query: URLSearchParams): Band | null {
  const plan = query.get('plan')?.slice(0, 60);
  const [at, from, to] = ['en', 'de', 'a'].map((name) => query.get(name)?.slice(0, 160) ?? null);
  return plan && (at || from || to) ? { plan, at: at ?? null, from: from ?? null, to: to ?? null } : null;
}
