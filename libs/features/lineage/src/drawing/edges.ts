import { reject, type PartialDate, type Rejection } from '@quipu/kernel';
import type { EntityManager } from 'typeorm';
import { LineageEdge } from '../lineage-edge.entity.ts';
import { type End } from './ends.ts';
import { explainEdge, tie } from './tying.rules.ts';
import { LineageEndKind, LineageKind } from '../kinds.ts';

/** An edge that is to be drawn. */
export interface NewEdge {
  readonly kind: LineageKind;
  readonly from: End;
  readonly to: End;
  readonly because: string;
  readonly startedOn: PartialDate;
}

/** Two who draw at once come one after the other, in the database's own trigger as well. */
const HOLD = `select pg_advisory_xact_lock(hashtext('quipu lineage'))`;

const IS_LIVE = `
  select 1 from lineage_edges where kind = $1 and ended_at is null
    and $2::uuid in (from_contribution_id, from_commitment_id, from_draft_commitment_id)
    and $3::uuid in (to_contribution_id, to_commitment_id, to_draft_commitment_id, to_event_id)`;

/** Whether `$1` comes after `$2` already. */
const COMES_AFTER = `
  with recursive after(id) as (
    select $2::uuid union select later_id from after join lineage_ways on earlier_id = after.id where ended_at is null)
  select 1 from after where id = $1::uuid`;

const POINTS_BACK: ReadonlySet<LineageKind> = new Set([
  LineageKind.DERIVED_FROM,
  LineageKind.SPLIT_FROM,
  LineageKind.ANSWERS,
]);

const idAt = (end: End, kind: LineageEndKind) => (end.kind === kind ? end.id : null);

/**
 * Draws an edge within the act of `tx`. Rejects as {@link explainEdge} and {@link tie} do, with LINEAGE_ALREADY_DRAWN while
 * the same edge holds, or with LINEAGE_WOULD_CIRCLE where one end comes from the other already.
 */
export async function draw(tx: EntityManager, edge: NewEdge): Promise<LineageEdge | Rejection> {
  const { kind, from, to, because, startedOn } = edge;
  const explained = explainEdge(because);
  if (!explained.ok) return explained.rejection;
  const tied = tie(kind, from, to);
  if (!tied.ok) return tied.rejection;
  await tx.query(HOLD);
  const live = await tx.query<unknown[]>(IS_LIVE, [kind, from.id, to.id]);
  if (live.length > 0) return reject('LINEAGE_ALREADY_DRAWN', 'to').rejection;
  const [earlier, later] = POINTS_BACK.has(kind) ? [to, from] : [from, to];
  const circle = await tx.query<unknown[]>(COMES_AFTER, [earlier.id, later.id]);
  if (circle.length > 0) return reject('LINEAGE_WOULD_CIRCLE', 'to').rejection;
  return tx.save(
    LineageEdge,
    tx.create(LineageEdge, {
      planId: from.planId,
      kind,
      fromContributionId: idAt(from, LineageEndKind.CONTRIBUTION),
      fromCommitmentId: idAt(from, LineageEndKind.COMMITMENT),
      fromDraftCommitmentId: idAt(from, LineageEndKind.DRAFT_COMMITMENT),
      toContributionId: idAt(to, LineageEndKind.CONTRIBUTION),
      toCommitmentId: idAt(to, LineageEndKind.COMMITMENT),
      toDraftCommitmentId: idAt(to, LineageEndKind.DRAFT_COMMITMENT),
      toEventId: idAt(to, LineageEndKind.EVENT),
      because,
      startedOn,
    }),
  );
}

/** The two ends of an edge, as `[kind, id]`. */
export function endsOf(edge: LineageEdge): { from: [LineageEndKind, string]; to: [LineageEndKind, string] } {
  const first = (ends: readonly (readonly [LineageEndKind, string | null])[]): [LineageEndKind, string] => {
    const [kind, id] = ends.find(([, one]) => one !== null) ?? [];
    if (!kind || !id) throw new Error(`an end of ${edge.id} is missing`);
    return [kind, id];
  };
  const { CONTRIBUTION, COMMITMENT, DRAFT_COMMITMENT, EVENT } = LineageEndKind;
  return {
    from: first([
      [CONTRIBUTION, edge.fromContributionId],
      [COMMITMENT, edge.fromCommitmentId],
      [DRAFT_COMMITMENT, edge.fromDraftCommitmentId],
    ]),
    to: first([
      [CONTRIBUTION, edge.toContributionId],
      [COMMITMENT, edge.toCommitmentId],
      [DRAFT_COMMITMENT, edge.toDraftCommitmentId],
      [EVENT, edge.toEventId],
    ]),
  };
}
