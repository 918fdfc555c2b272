import type { LineageWalkFragment } from '@quipu/client';

type Node = LineageWalkFragment['nodes'][number];
type Edge = LineageWalkFragment['steps'][number]['edge'];

/** A thing that the walk came to, and what it came to from there. */
export interface Branch {
  readonly edge: Edge;
  readonly thing: Node['thing'];
  readonly branches: readonly Branch[];
}

/** A walk as a tree, one way from where it started. What is come to by two ways stands in both; edges never lead round. */
export function treeOf(walk: LineageWalkFragment, way: 'back' | 'forward'): readonly Branch[] {
  const [here, there] = way === 'back' ? (['after', 'before'] as const) : (['before', 'after'] as const);
  const things = new Map(walk.nodes.map(({ id, thing }) => [id, thing]));
  const from = (id: string, passed: readonly string[]): Branch[] =>
    walk.steps
      .filter((step) => step[here] === id && !passed.includes(step[there]))
      .flatMap((step) => {
        const thing = things.get(step[there]);
        return thing ? [{ edge: step.edge, thing, branches: from(step[there], [...passed, id]) }] : [];
      });
  const start = walk.nodes.find(({ depth }) => depth === 0);
  return start ? from(start.id, []) : [];
}
