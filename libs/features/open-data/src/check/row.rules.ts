import { explain, name, type Demand, type Demands } from '@quipu/decisions/rules';
import { ok, reject, type Result } from '@quipu/kernel';

/** The cells of one row by field, as the database will read them. */
export type Row = Readonly<Record<string, string | null>>;

/** What each reason code demands, by code: of the words, and to be named. */
export type ReasonDemands = ReadonlyMap<string, Demands & { readonly demand: Demand | null }>;

/** P1 for a row: the same rule as for a decision that is taken here. A code that nobody knows is another problem. */
function reasoned(row: Row, demands: ReasonDemands) {
  const { outcome, basis, reason_code: reasonCode = null, reasons = null, source = null } = row;
  const demanded = reasonCode === null ? null : demands.get(reasonCode);
  if (!outcome || !basis || demanded === undefined) return ok(row);
  const explained = explain({ outcome, basis, reasonCode, reasons, source }, demanded);
  if (!explained.ok || basis !== 'decided') return explained;
  // A package names no programme, no place and no other contribution: such a decision is recorded here.
  const names = { outcome, named: null, duplicateOf: null, legalGround: row['legal_ground'] ?? null };
  return name(names, demanded?.demand ?? null);
}

const given = (row: Row, fields: readonly string[]) => fields.filter((field) => row[field] != null);

/** An edge has one origin and one end; what ended says why, and only that. */
function tied(row: Row) {
  const origins = ['from_contribution_code', 'from_commitment_number'];
  const ends = ['to_contribution_code', 'to_commitment_number', 'to_event_code'];
  if (given(row, origins).length !== 1)
    return reject('LINEAGE_ORIGIN_NOT_ONE', 'from_contribution_code', { fields: origins.join(', ') });
  if (given(row, ends).length !== 1)
    return reject('LINEAGE_END_NOT_ONE', 'to_contribution_code', { fields: ends.join(', ') });
  if (given(row, ['ended_at', 'ended_because']).length === 1)
    return reject('LINEAGE_ENDING_UNEXPLAINED', 'ended_because');
  return ok(row);
}

/** A rule over several cells of one row. */
export type RowRule = (row: Row, demands: ReasonDemands) => Result<unknown, string>;

/** The rules that look at more than one cell, by resource. */
export const ROW_RULES: Readonly<Record<string, RowRule>> = { decisions: reasoned, lineage_edges: tied };
