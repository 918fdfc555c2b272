import type { AuditSession } from './session.ts';

/** The act that erased something, and the entry that records it. */
interface Erasure {
  readonly entry: bigint;
  /** What stands in the place of the text. */
  readonly mark: string;
}

/**
 * What was taken, by name: `text/<kind>/<row>/<column>`, `reason/<act>`, `person/<person>`. With a text go, where they stood
 * in it or said it as well, the part that held its column in former times, `text/<kind>/<row>`, and the reason of an act,
 * `said/<act>`.
 */
const READ = `
  with erasures as (
    select entries.id::text as entry, 'quipu:erased:' || entries.row_id as mark, act, acts.subject, after ->> 'kind' as kind,
      (after ->> 'row')::uuid as row_id, after ->> 'column' as column_name, after ->> 'act' as act_id
    from journal.entries join journal.acts on acts.id = act_id where kind = 'journal' and op = 'erasure' and role = 'privacy')
  select entry, mark, case act when 'text.erased' then concat_ws('/', 'text', kind, row_id, column_name)
    when 'reason.erased' then 'reason/' || act_id else subject end as what from erasures
  union all select entry, mark, concat_ws('/', 'text', kind, row_id) from erasures where act = 'text.erased'
  union all select entry, mark, 'said/' || entries.act_id from erasures join journal.entries using (kind, row_id) where act = 'text.erased'`;

interface Row extends Record<string, unknown> {
  readonly entry: string;
  readonly mark: string;
  readonly what: string;
}

/** Everything that was erased under a law, as the journal's own entries say it. */
export class Erasures {
  private readonly made = new Map<string, Erasure[]>();

  static async read(session: AuditSession): Promise<Erasures> {
    const erasures = new Erasures();
    for await (const { entry, mark, what } of session.each<Row>(READ)) {
      const erasure = { entry: BigInt(entry), mark };
      const others = erasures.made.get(what);
      if (others) others.push(erasure);
      else erasures.made.set(what, [erasure]);
    }
    return erasures;
  }

  /** Whether an erasure of `what` came after the entry, and so took something out of it or should have. */
  cameAfter(what: string, entry: string): boolean {
    return this.made.get(what)?.some((erasure) => erasure.entry > BigInt(entry)) ?? false;
  }

  isMark(what: string, value: unknown): boolean {
    return this.made.get(what)?.some(({ mark }) => mark === value) ?? false;
  }
}
