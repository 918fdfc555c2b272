interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** All nodes of a list of which `page` is the first; `next` asks for the page after a cursor, one at a time. */
export async function everyNode<Node>(
  page: Page<Node>,
  next: (after: string) => Promise<Page<Node>>,
): Promise<readonly Node[]> {
  const { hasNextPage, endCursor } = page.pageInfo;
  if (!hasNextPage || endCursor === null) return page.nodes;
  return [...page.nodes, ...(await everyNode(await next(endCursor), next))];
}
