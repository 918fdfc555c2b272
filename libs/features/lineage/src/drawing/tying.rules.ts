import { lengthInWords, ok, reject } from '@quipu/kernel';
import { LineageEndKind, type LineageKind } from '../kinds.ts';

/** The shortest reason for drawing or ending an edge, in characters. */
export const MIN_BECAUSE = 10;

/** As much of an end as the rules look at. */
export interface Tied {
  readonly kind: LineageEndKind;
  readonly id: string;
  readonly planId: string;
  readonly planNumber: number;
  readonly memberId: string;
}

/** `same`: both ends lie in one plan. `later`: the second lies in a later plan of the same member. */
type Plans = 'any' | 'same' | 'later';

const { CONTRIBUTION, COMMITMENT, DRAFT_COMMITMENT, EVENT } = LineageEndKind;
const TEXTS = [CONTRIBUTION, COMMITMENT, DRAFT_COMMITMENT];

/** What each kind of edge ties: from what, to what, across which plans. */
const TIES: Readonly<
  Record<LineageKind, readonly (readonly [readonly LineageEndKind[], readonly LineageEndKind[], Plans])[]>
> = {
  adopted_as: [
    [[CONTRIBUTION], [COMMITMENT, DRAFT_COMMITMENT], 'any'],
    [[DRAFT_COMMITMENT], [COMMITMENT], 'any'],
  ],
  merged_into: [[[CONTRIBUTION], [CONTRIBUTION], 'same']],
  split_from: [[[CONTRIBUTION], [CONTRIBUTION], 'same']],
  carried_over_to: [
    [[CONTRIBUTION], [CONTRIBUTION], 'later'],
    [[COMMITMENT], [COMMITMENT], 'later'],
  ],
  derived_from: [
    [[CONTRIBUTION], [CONTRIBUTION], 'any'],
    [[COMMITMENT, DRAFT_COMMITMENT], TEXTS, 'any'],
  ],
  answers: [[TEXTS, [CONTRIBUTION], 'any']],
  discussed_in: [[TEXTS, [EVENT], 'any']],
};

const LIES: Readonly<Record<Plans, (from: Tied, to: Tied) => boolean>> = {
  any: () => true,
  same: (from, to) => from.planId === to.planId,
  later: (from, to) => from.memberId === to.memberId && from.planNumber < to.planNumber,
};

/** Whether an edge of this kind may tie these two. That it closes no circle with others, who draws it looks up. */
export function tie(kind: LineageKind, from: Tied, to: Tied) {
  const found = TIES[kind].find(([froms, tos]) => froms.includes(from.kind) && tos.includes(to.kind));
  if (!found) return reject('LINEAGE_KIND_TIES_OTHERS', 'kind');
  if (from.id === to.id) return reject('LINEAGE_WOULD_CIRCLE', 'to');
  const [, , plans] = found;
  if (LIES[plans](from, to)) return ok(kind);
  return plans === 'same' ? reject('LINEAGE_ACROSS_PLANS', 'to') : reject('LINEAGE_NOT_LATER', 'to');
}

/** Whether it is said why. */
export function explainEdge(because: string) {
  const length = lengthInWords(because);
  return length < MIN_BECAUSE ? reject('LINEAGE_UNEXPLAINED', 'because', { min: MIN_BECAUSE, length }) : ok(because);
}
