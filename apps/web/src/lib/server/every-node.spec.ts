import { expect, test } from '@jest/globals';
import { everyNode } from './every-node.ts';

const page = (nodes: readonly number[], endCursor: string | null) => ({
  nodes,
  pageInfo: { hasNextPage: endCursor !== null, endCursor },
});

test('a list is read to its last page, in order', async () => {
  const pages = new Map([
    ['a', page([3, 4], 'b')],
    ['b', page([5], null)],
  ]);
  const next = (after: string) => Promise.resolve(pages.get(after) ?? page([], null));
  expect(await everyNode(page([1, 2], 'a'), next)).toEqual([1, 2, 3, 4, 5]);
});

test('a list of one page asks for no other', async () =>
  expect(await everyNode(page([1], null), () => Promise.reject(new Error('asked again')))).toEqual([1]));
