import type { AuditSession } from './session.ts';

/** The act that erased something, and the entry that records it. */
interface Erasure {
  readonly entry: bigint;
  /** Row of the entry: what stands in the place of the text. */
  readonly record: string;
}

const READ = `
  select entries.id::text as entry, entries.row_id::text as record, case acts.act
    when 'text.erased' then concat_ws('/', 'text', after ->> 'kind', after ->> 'row', after ->> 'column')
    when 'reason.erased' then 'reason/' || (after ->> 'act')
    else acts.subject end as what
  from journal.entries join journal.acts on acts.id = act_id
  where kind = 'journal' and op = 'erasure' and role = 'privacy'`;

export const textOf = (kind: string, row: string, column: string) => `text/${kind}/${row}/${column}`;
export const reasonOf = (act: string) => `reason/${act}`;
export const personOf = (person: string) => `person/${person}`;

/** Everything that was erased under a law, as the journal's own entries say it. */
export class Erasures {
  private readonly made = new Map<string, Erasure[]>();

  static async read(session: AuditSession): Promise<Erasures> {
    const erasures = new Erasures();
    for await (const { entry, record, what } of session.each<{ entry: string; record: string; what: string }>(READ)) {
      const erasure = { entry: BigInt(entry), record };
      const others = erasures.made.get(what);
      if (others) others.push(erasure);
      else erasures.made.set(what, [erasure]);
    }
    return erasures;
  }

  /** Those of `what` that came after the entry: the ones that could have taken something out of it. */
  after(what: string, entry: string): readonly Erasure[] {
    return (this.made.get(what) ?? []).filter((erasure) => erasure.entry > BigInt(entry));
  }
}
