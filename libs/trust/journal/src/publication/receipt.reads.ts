import { object, shape, type FieldSql } from '@quipu/platform/reads';
import { COVERED } from './public-log.ts';

/** Of an entry of the journal: what tells its reader where it stands in the log. */
const receiptShape = shape('Receipt', {
  entry: (entry) => `${entry}.id::text`,
  logIndex: (entry) => `(select log_index from journal.leaves where entry_id = ${entry}.id)`,
  url: (entry) => `'/journal/receipts/' || ${entry}.id`,
  isSigned: (entry) =>
    `coalesce((select log_index < ${COVERED} from journal.leaves where entry_id = ${entry}.id), false)`,
  at: (entry) => `(select at from journal.acts where acts.id = ${entry}.act_id)`,
});

/** A field that is the receipt of a row of `kind`, the table: of the entry that recorded it first. */
export const receiptOf =
  (kind: string): FieldSql =>
  (row, asked, statement) => {
    const entry = statement.alias();
    return `(select ${object(receiptShape, asked, entry, statement)} from journal.entries as ${entry}
      where ${entry}.kind = '${kind}' and ${entry}.row_id = ${row}.id order by ${entry}.id limit 1)`;
  };

/** A field that is the role of who recorded a row of `kind`, the table, as it was at that moment. */
export const roleOf =
  (kind: string): FieldSql =>
  (row, _asked, statement) => {
    const entry = statement.alias();
    return `(select role from journal.entries as ${entry} join journal.acts on acts.id = ${entry}.act_id
      where ${entry}.kind = '${kind}' and ${entry}.row_id = ${row}.id order by ${entry}.id limit 1)`;
  };
