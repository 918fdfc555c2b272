import { expect, test } from '@jest/globals';
import { groupByPlan } from './digest.rules.ts';

const told = (plan: string, text: string) => ({ plan, entry: { text, link: '/' } });

test('what happened stands under its plan, and within it in order', () =>
  expect(groupByPlan([told('III', 'a'), told('II', 'b'), told('III', 'c')])).toEqual([
    { heading: 'III', entries: [told('III', 'a').entry, told('III', 'c').entry] },
    { heading: 'II', entries: [told('II', 'b').entry] },
  ]));

test('nothing that happened is no group', () => expect(groupByPlan([])).toEqual([]));
