import { expect, test } from '@jest/globals';

import { explainEdge, tie, type Tied } from './tying.rules.ts';
import { LineageEndKind, LineageKind } from '../kinds.ts';

const { CONTRIBUTION, COMMITMENT, DRAFT_COMMITMENT, EVENT } = LineageEndKind;

const thing = (kind: LineageEndKind, planNumber: number, memberId = 'peru'): Tied => ({
  kind,
  id: `${kind} ${planNumber} ${memberId}`,
  planId: `plan ${planNumber} ${memberId}`,
  planNumber,
  memberId,
});
const other = (one: Tied): Tied => ({ ...one, id: `another ${one.id}` });

const CODES = {
  yes: undefined,
  others: 'LINEAGE_KIND_TIES_OTHERS',
  across: 'LINEAGE_ACROSS_PLANS',
  later: 'LINEAGE_NOT_LATER',
} as const;

test.each([
  [LineageKind.ADOPTED_AS, [CONTRIBUTION, 3], [COMMITMENT, 3], 'yes'],
  [LineageKind.ADOPTED_AS, [CONTRIBUTION, 3], [COMMITMENT, 4], 'yes'],
  [LineageKind.ADOPTED_AS, [CONTRIBUTION, 3], [DRAFT_COMMITMENT, 3], 'yes'],
  [LineageKind.ADOPTED_AS, [DRAFT_COMMITMENT, 3], [COMMITMENT, 3], 'yes'],
  [LineageKind.ADOPTED_AS, [COMMITMENT, 3], [COMMITMENT, 3], 'others'],
  [LineageKind.ADOPTED_AS, [CONTRIBUTION, 3], [CONTRIBUTION, 3], 'others'],
  [LineageKind.MERGED_INTO, [CONTRIBUTION, 3], [CONTRIBUTION, 3], 'yes'],
  [LineageKind.MERGED_INTO, [CONTRIBUTION, 3], [CONTRIBUTION, 4], 'across'],
  [LineageKind.MERGED_INTO, [COMMITMENT, 3], [COMMITMENT, 3], 'others'],
  [LineageKind.SPLIT_FROM, [CONTRIBUTION, 3], [CONTRIBUTION, 3], 'yes'],
  [LineageKind.SPLIT_FROM, [CONTRIBUTION, 4], [CONTRIBUTION, 3], 'across'],
  [LineageKind.CARRIED_OVER_TO, [CONTRIBUTION, 3], [CONTRIBUTION, 4], 'yes'],
  [LineageKind.CARRIED_OVER_TO, [CONTRIBUTION, 3], [CONTRIBUTION, 3], 'later'],
  [LineageKind.CARRIED_OVER_TO, [CONTRIBUTION, 4], [CONTRIBUTION, 3], 'later'],
  [LineageKind.CARRIED_OVER_TO, [COMMITMENT, 1], [COMMITMENT, 5], 'yes'],
  [LineageKind.CARRIED_OVER_TO, [COMMITMENT, 2], [COMMITMENT, 1], 'later'],
  [LineageKind.CARRIED_OVER_TO, [CONTRIBUTION, 3], [COMMITMENT, 4], 'others'],
  [LineageKind.DERIVED_FROM, [COMMITMENT, 3], [CONTRIBUTION, 2], 'yes'],
  [LineageKind.DERIVED_FROM, [DRAFT_COMMITMENT, 3], [DRAFT_COMMITMENT, 3], 'yes'],
  [LineageKind.DERIVED_FROM, [CONTRIBUTION, 3], [COMMITMENT, 2], 'others'],
  [LineageKind.ANSWERS, [COMMITMENT, 3], [CONTRIBUTION, 3], 'yes'],
  [LineageKind.ANSWERS, [CONTRIBUTION, 3], [COMMITMENT, 3], 'others'],
  [LineageKind.DISCUSSED_IN, [DRAFT_COMMITMENT, 3], [EVENT, 3], 'yes'],
  [LineageKind.DISCUSSED_IN, [CONTRIBUTION, 3], [COMMITMENT, 3], 'others'],
] as const)('%s from %j to %j: %s', (kind, from, to, expected) => {
  const tied = tie(kind, thing(from[0], from[1]), other(thing(to[0], to[1])));
  expect(tied.ok ? undefined : tied.rejection.code).toBe(CODES[expected]);
});

test('what is carried over stays with its member', () => {
  const tied = tie(LineageKind.CARRIED_OVER_TO, thing(COMMITMENT, 1), thing(COMMITMENT, 2, 'la-libertad'));
  expect(tied).toMatchObject({ ok: false, rejection: { code: 'LINEAGE_NOT_LATER', field: 'to' } });
});

test('nothing comes from itself', () => {
  const one = thing(CONTRIBUTION, 3);
  expect(tie(LineageKind.DERIVED_FROM, one, one)).toMatchObject({ rejection: { code: 'LINEAGE_WOULD_CIRCLE' } });
});

test.each([
  ['Lo acordó la mesa del 3 de marzo', true],
  ['0123456789', true],
  ['  corto    9', false],
  ['\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b', false],
])('the reason %j is enough: %s', (because, is) => expect(explainEdge(because).ok).toBe(is));
