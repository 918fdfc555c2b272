import type { LineageEdgeFactsFragment, LineageEndKind, LineageKind } from '@quipu/client';

/** At which end of an edge the thing stands whose page it is. */
type Side = 'from' | 'to';

/** What the page of a thing may say of it: a kind of edge, and at which end of it the thing stands. */
export interface Relation {
  readonly kind: LineageKind;
  readonly side: Side;
}

/** Whose page has a form for edges. */
export type Here = Extract<LineageEndKind, 'CONTRIBUTION' | 'COMMITMENT'>;

/** Drawn from what came later to what was there before, as one says them: a part is split from the whole. */
const POINTS_BACK: ReadonlySet<LineageKind> = new Set(['DERIVED_FROM', 'SPLIT_FROM', 'ANSWERS']);

/** Whether the other end is what the thing comes from, or what it led to. */
export const wayOf = ({ kind, side }: Relation): 'back' | 'forward' =>
  (side === 'from') === POINTS_BACK.has(kind) ? 'back' : 'forward';

const relation = (kind: LineageKind, side: Side): Relation => ({ kind, side });

/** What is offered to be said of each; whether the other end suits, the API says. */
const RELATIONS: Readonly<Record<Here, readonly Relation[]>> = {
  CONTRIBUTION: [
    relation('ADOPTED_AS', 'from'),
    relation('DERIVED_FROM', 'from'),
    relation('DERIVED_FROM', 'to'),
    relation('MERGED_INTO', 'from'),
    relation('MERGED_INTO', 'to'),
    relation('SPLIT_FROM', 'from'),
    relation('SPLIT_FROM', 'to'),
    relation('CARRIED_OVER_TO', 'from'),
    relation('CARRIED_OVER_TO', 'to'),
    relation('ANSWERS', 'from'),
    relation('ANSWERS', 'to'),
    relation('DISCUSSED_IN', 'from'),
  ],
  COMMITMENT: [
    relation('ADOPTED_AS', 'to'),
    relation('DERIVED_FROM', 'from'),
    relation('DERIVED_FROM', 'to'),
    relation('CARRIED_OVER_TO', 'from'),
    relation('CARRIED_OVER_TO', 'to'),
    relation('ANSWERS', 'from'),
    relation('DISCUSSED_IN', 'from'),
  ],
};

/** A relation as the value of a choice: `MERGED_INTO.from`. */
export const valueOf = ({ kind, side }: Relation): string => `${kind}.${side}`;

export const relationsOf = (here: Here): readonly Relation[] => RELATIONS[here];

/** The relation that was chosen among those of `here`; undefined when none of them was. */
export const chosen = (here: Here, value: string): Relation | undefined =>
  RELATIONS[here].find((one) => valueOf(one) === value);

/** An edge as the page of one of its ends tells it. */
export interface ToldEdge<Edge> {
  readonly edge: Edge;
  readonly relation: Relation;
}

type Drawn = Pick<LineageEdgeFactsFragment, 'kind' | 'from' | 'to' | 'endedAt'>;
type End = Drawn['from'];

/** The edges of a thing from its own side, those that hold apart from those that were ended. */
export function told<Edge extends Drawn>(edges: readonly Edge[], isHere: (end: End) => boolean) {
  const all = edges.map((edge): ToldEdge<Edge> => {
    const side = isHere(edge.from) ? 'from' : 'to';
    return { edge, relation: { kind: edge.kind, side } };
  });
  return {
    holding: all.filter(({ edge }) => edge.endedAt === null),
    ended: all.filter(({ edge }) => edge.endedAt !== null),
  };
}
