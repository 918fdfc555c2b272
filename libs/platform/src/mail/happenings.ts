import { CHANNEL, type Transaction } from './outbox.ts';

/** Something that followers are to hear of. */
export interface Happening {
  /** What happened, once: of two with one key only the first is told, `decision:<id>`. */
  readonly key: string;
  /** Its words are `happening.<kind>` of the catalogue: `decision`. */
  readonly kind: string;
  /** Id of the plan that it lies in. */
  readonly plan: string | null;
  /** Ids of the rows that it concerns: whoever follows one of them hears of it, once. */
  readonly things: readonly (string | null | undefined)[];
  /** What the thing is called, in the words and the language in which it was written. Nothing that is not public. */
  readonly title: string;
  /** The Spanish address of the page that tells of it: `/aportes/CTR-01`. */
  readonly path: string;
}

/**
 * Lets followers know, within the transaction of the act that it tells of: they hear of it if the act is committed, and
 * only then. Who follows is looked up later, by a worker.
 */
export async function happen(tx: Transaction, { key, kind, plan, things, title, path }: Happening): Promise<void> {
  await tx.query(
    `with happened as (
       insert into mail.happenings (key, kind, plan_id, thing_ids, details) values ($1, $2, $3, $4, $5)
       on conflict (key) do nothing returning id)
     select pg_notify('${CHANNEL}', '') from happened`,
    [key, kind, plan, [...new Set([plan, ...things].filter(Boolean))], { title, path }],
  );
}
