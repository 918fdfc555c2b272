import { expect, test } from '@jest/globals';
import { layOutFlow, type FlowLink } from './flow.ts';

const node = (key: string, count = 1) => ({ key, kind: 'stage', label: key, count });
const link = (from: string, to: string, count: number): FlowLink => ({ from, to, count });

test('what flows is drawn from left to right, as thick as its count', () => {
  const chart = layOutFlow(
    [node('table', 7), node('national', 14), node('rejected', 14)],
    [link('table', 'national', 7), link('national', 'rejected', 14)],
  );
  const [table, national, rejected] = chart.nodes.map(({ x }) => x);
  expect(table).toBeLessThan(national ?? 0);
  expect(national).toBeLessThan(rejected ?? 0);
  expect(chart.links[1]?.thickness).toBe(2 * (chart.links[0]?.thickness ?? 0));
  expect(chart.omitted).toEqual([]);
});

test('everything stands inside the drawing', () => {
  const chart = layOutFlow([node('a'), node('b'), node('c')], [link('a', 'c', 3), link('b', 'c', 1)]);
  for (const { x, y, width, height } of chart.nodes) {
    expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(chart.width);
    expect(y + height).toBeLessThanOrEqual(chart.height);
  }
});

test.each([
  ['leads back to where it came from', link('c', 'a', 2)],
  ['leads to itself', link('b', 'b', 2)],
  ['has no count', link('a', 'c', 0)],
  ['comes from nowhere known', link('elsewhere', 'b', 1)],
  ['leads to nowhere known', link('a', 'elsewhere', 1)],
])('a link that %s is not drawn, and not lost', (_why, odd) => {
  const chart = layOutFlow([node('a'), node('b'), node('c')], [link('a', 'b', 1), link('b', 'c', 1), odd]);
  expect(chart.links).toHaveLength(2);
  expect(chart.omitted).toEqual([odd]);
  expect(JSON.stringify(chart)).not.toMatch(/null|NaN/);
});

test('a flow of nothing is no drawing', () => {
  expect(layOutFlow([], [])).toMatchObject({ height: 0, nodes: [], links: [] });
  expect(layOutFlow([node('a'), node('b')], [link('a', 'b', 0)])).toMatchObject({ height: 0, nodes: [], links: [] });
});

test('a node that nothing flows through is left out', () =>
  expect(layOutFlow([node('a'), node('b'), node('idle')], [link('a', 'b', 1)]).nodes).toHaveLength(2));

test('what leaves one place for several stands in the order given', () => {
  const chart = layOutFlow(
    [node('adoption'), node('3'), node('17'), node('18')],
    [link('adoption', '17', 1), link('adoption', '18', 1), link('adoption', '3', 1)],
  );
  expect(chart.nodes.slice(1).map(({ y }) => y)).toEqual(
    chart.nodes
      .slice(1)
      .map(({ y }) => y)
      .toSorted((a, b) => a - b),
  );
});
