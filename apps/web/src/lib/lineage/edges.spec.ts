import { expect, test } from '@jest/globals';
import { chosen, relationsOf, told, valueOf, wayOf } from './edges.ts';

test.each([
  ['MERGED_INTO', 'from', 'forward'],
  ['MERGED_INTO', 'to', 'back'],
  ['ADOPTED_AS', 'to', 'back'],
  ['DERIVED_FROM', 'from', 'back'],
  ['SPLIT_FROM', 'to', 'forward'],
  ['ANSWERS', 'from', 'back'],
] as const)('of the end of %s that stands at %s the other lies %s', (kind, side, way) =>
  expect(wayOf({ kind, side })).toBe(way),
);

test('what is chosen is one of what may be said of the thing, and nothing else', () => {
  for (const here of ['CONTRIBUTION', 'COMMITMENT'] as const)
    for (const relation of relationsOf(here)) expect(chosen(here, valueOf(relation))).toEqual(relation);
  expect(chosen('COMMITMENT', 'MERGED_INTO.from')).toBeUndefined();
  expect(chosen('CONTRIBUTION', '')).toBeUndefined();
});

test('edges are told from the side of the page, and those that ended apart', () => {
  const end = (code: string) => ({ contribution: { code } }) as never;
  const edges = [
    { kind: 'MERGED_INTO', from: end('CTR-1'), to: end('CTR-2'), endedAt: null },
    { kind: 'SPLIT_FROM', from: end('CTR-3'), to: end('CTR-1'), endedAt: '2026-11-20T15:04:05Z' },
  ] as const;
  const { holding, ended } = told(edges, ({ contribution }) => contribution?.code === 'CTR-1');
  expect(holding).toEqual([{ edge: edges[0], relation: { kind: 'MERGED_INTO', side: 'from' } }]);
  expect(ended).toEqual([{ edge: edges[1], relation: { kind: 'SPLIT_FROM', side: 'to' } }]);
});
