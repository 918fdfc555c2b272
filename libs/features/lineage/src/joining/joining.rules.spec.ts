import { expect, test } from '@jest/globals';
import { merge, split } from './joining.rules.ts';

const made = {
  title: 'Agua segura en toda escuela',
  body: 'Que cada escuela publique cada mes el análisis de su agua, y qué se hizo.',
};

test.each([
  [['A', 'B'], null, made, undefined],
  [['A'], 'B', null, undefined],
  [['A'], null, made, 'MERGE_TOO_FEW'],
  [['A', 'A'], null, made, 'MERGE_TOO_FEW'],
  [['A', 'A'], 'B', null, 'MERGE_TOO_FEW'],
  [[], 'B', null, 'MERGE_TOO_FEW'],
  [['A', 'B'], null, null, 'MERGE_INTO_UNCLEAR'],
  [['A', 'B'], 'C', made, 'MERGE_INTO_UNCLEAR'],
])('of %j into %s or %j: %s', (from, into, text, code) => {
  const merged = merge({ from, into, new: text });
  expect(merged.ok ? undefined : merged.rejection.code).toBe(code);
});

test.each([
  [[made, made], undefined],
  [[made], 'SPLIT_TOO_FEW'],
  [[], 'SPLIT_TOO_FEW'],
])('a contribution that becomes %j: %s', (parts, code) => {
  const parted = split(parts);
  expect(parted.ok ? undefined : parted.rejection.code).toBe(code);
});
