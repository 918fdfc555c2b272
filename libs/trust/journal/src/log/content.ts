import type { Withheld } from '../publication/disclosure.rules.ts';

/**
 * What one entry says, as {@link readContent} gives it: the row that changed, and the act that changed it. Numbers that
 * PostgreSQL counts in 64 bits are strings of decimal digits; images are PostgreSQL's text of a jsonb, for no number may
 * be rounded on the way to a digest.
 */
export interface EntryContent {
  readonly id: string;
  readonly kind: string;
  readonly ref: string;
  readonly op: string;
  readonly shape: number;
  /** The row after the change; before it, for a deletion. */
  readonly image: string | null;
  /** Null after an erasure; {@link salts} then holds those of the parts that remain, in hexadecimal. */
  readonly salt: Uint8Array | null;
  readonly salts: Readonly<Record<string, string>> | null;
  /** The class of each column by the entry's shape, as the text of a JSON object; null for the journal's own entries. */
  readonly classes: string | null;
  /** What of the row is kept from the public now, though it is declared public; null: nothing. */
  readonly withheld: Withheld;
  readonly hasPersonal: boolean;
  readonly personalImage: string | null;
  readonly personalSalt: Uint8Array | null;
  readonly actId: string;
  /** Of the act, in UTC with six decimals: `2026-11-21T01:59:48.335375Z`. */
  readonly at: string;
  readonly act: string;
  readonly actor: string;
  readonly role: string;
  readonly subject: string;
  readonly reason: string | null;
  readonly source: string | null;
  readonly request: string | null;
  readonly actSalt: Uint8Array | null;
  readonly actSalts: Readonly<Record<string, string>> | null;
}

/** Whether the reader may see the values of personal columns, or only that there are some. */
type Personal = 'open' | 'closed';

const PERSONAL: Readonly<Record<Personal, string>> = {
  open: 'personal.after::text as "personalImage", personal.salt as "personalSalt", null as withheld',
  closed: `null as "personalImage", null as "personalSalt",
    case when entries.row_id in (select row_id from journal.withheld) then journal.withholds(entries.kind) end as withheld`,
};

/**
 * The one statement that reads what entries say, for the sequencer, for receipts and for the audit.
 * @param which SQL that selects the entries by `id`, from journal.entries or any table; what else it selects is in the
 *   answer as well.
 * @param personal `closed` needs no privilege but to see journal.entry_personal.entry_id.
 */
export const readContent = (which: string, personal: Personal): string => `
  with chosen as materialized (${which}),
  shapes as materialized (
    select kind, shape, (select jsonb_object_agg(key, value ->> 'class')::text from jsonb_each(columns)) as classes
    from journal.shapes)
  select chosen.*, entries.kind, entries.row_id as ref, entries.op, entries.shape,
    (case entries.op when 'delete' then entries.before else entries.after end)::text as image,
    entries.salt, entries.salts, shapes.classes,
    personal.entry_id is not null as "hasPersonal", ${PERSONAL[personal]},
    acts.id as "actId", to_char(acts.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
    acts.act, acts.actor, acts.role, acts.subject, acts.reason, acts.source, acts.request_id as request,
    acts.salt as "actSalt", acts.salts as "actSalts"
  from chosen join journal.entries using (id) join journal.acts on acts.id = entries.act_id
    left join shapes on shapes.kind = entries.kind and shapes.shape = entries.shape
    left join journal.entry_personal as personal on personal.entry_id = entries.id`;
