import { sankey, sankeyJustify, sankeyLinkHorizontal, type SankeyLink, type SankeyNode } from 'd3-sankey';
import { wrapWords } from './words.ts';

export interface FlowNode<Kind extends string> {
  readonly key: string;
  readonly kind: Kind;
  readonly label: string;
  /** How many things passed here, as it is printed beside the label. */
  readonly count: number;
}

export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** A node placed in the drawing; all lengths in units of the `viewBox`. */
export interface PlacedNode<Kind extends string> extends FlowNode<Kind> {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** The label, broken into lines; the first begins at `labelX`, and they are centred on `labelY`. */
  readonly lines: readonly string[];
  readonly labelX: number;
  readonly labelY: number;
}

export interface PlacedLink<Kind extends string> extends FlowLink {
  readonly path: string;
  readonly thickness: number;
  /** The kind of the node that it leads to. */
  readonly kind: Kind;
}

export interface FlowChart<Kind extends string> {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode<Kind>[];
  readonly links: readonly PlacedLink<Kind>[];
  /** Links that cannot be drawn: of no count, of unknown ends, or leading back to where they came from. */
  readonly omitted: readonly FlowLink[];
}

const width = 920;
const labelRoom = 190;
const nodeWidth = 12;
const nodePadding = 30;
const labelCharacters = 24;

type Placed<Kind extends string> = SankeyNode<FlowNode<Kind>, object>;
type Ends<Kind extends string> = SankeyLink<FlowNode<Kind>, object>;

/**
 * Places a flow from left to right. Every node that a drawn link touches is placed; the rest are left out.
 * Nothing to draw gives a chart of height 0. Print `omitted` links as words: the drawing does not have them.
 */
export function layOutFlow<Kind extends string>(
  nodes: readonly FlowNode<Kind>[],
  links: readonly FlowLink[],
): FlowChart<Kind> {
  const { drawn, omitted } = splitDrawable(new Set(nodes.map(({ key }) => key)), links);
  const touched = new Set(drawn.flatMap(({ from, to }) => [from, to]));
  const used = nodes.filter(({ key }) => touched.has(key));
  if (used.length === 0) return { width, height: 0, nodes: [], links: [], omitted };
  const height = heightFor(used, drawn);
  // Where the drawing is free to choose, things stand in the order in which they were given.
  const place = new Map(nodes.map(({ key }, index) => [key, index]));
  const inOrder = drawn.toSorted((one, other) => (place.get(one.to) ?? 0) - (place.get(other.to) ?? 0));
  const graph = sankey<FlowNode<Kind>, object>()
    .nodeId(({ key }) => key)
    .nodeAlign(sankeyJustify)
    .nodeWidth(nodeWidth)
    .nodePadding(nodePadding)
    .extent([
      [0, nodePadding / 2],
      [width - labelRoom, height - nodePadding / 2],
    ])({
    nodes: used.map((node) => ({ ...node })),
    links: inOrder.map(({ from, to, count }) => ({ source: from, target: to, value: count })),
  });
  return { width, height, nodes: graph.nodes.map(placeNode), links: graph.links.map(placeLink), omitted };
}

// d3-sankey throws on a cycle and on an unknown end, and draws NaN where nothing flows.
function splitDrawable(known: ReadonlySet<string>, links: readonly FlowLink[]) {
  const onward = new Map<string, string[]>();
  const leads = (from: string, to: string): boolean =>
    from === to || (onward.get(from) ?? []).some((next) => leads(next, to));
  const drawn: FlowLink[] = [];
  const omitted: FlowLink[] = [];
  for (const link of links) {
    if (!(link.count > 0) || !known.has(link.from) || !known.has(link.to) || leads(link.to, link.from)) {
      omitted.push(link);
      continue;
    }
    onward.set(link.from, [...(onward.get(link.from) ?? []), link.to]);
    drawn.push(link);
  }
  return { drawn, omitted };
}

// Tall enough for the labels of the fullest column: at worst all the nodes where things begin, or all where they end.
function heightFor<Kind extends string>(nodes: readonly FlowNode<Kind>[], links: readonly FlowLink[]): number {
  const ends = nodes.filter(({ key }) => links.every(({ from }) => from !== key)).length;
  const beginnings = nodes.filter(({ key }) => links.every(({ to }) => to !== key)).length;
  return Math.max(220, Math.max(ends, beginnings) * 58);
}

function placeNode<Kind extends string>(node: Placed<Kind>): PlacedNode<Kind> {
  const { key, kind, label, count, x0 = 0, x1 = 0, y0 = 0, y1 = 0 } = node;
  return {
    key,
    kind,
    label,
    count,
    x: Math.round(x0),
    y: Math.round(y0),
    width: Math.round(x1 - x0),
    height: Math.max(2, Math.round(y1 - y0)),
    lines: wrapWords(`${label} (${count})`, labelCharacters),
    labelX: Math.round(x1) + 7,
    labelY: Math.round((y0 + y1) / 2),
  };
}

function placeLink<Kind extends string>(link: Ends<Kind>): PlacedLink<Kind> {
  const [source, target] = [link.source as Placed<Kind>, link.target as Placed<Kind>];
  const path = sankeyLinkHorizontal<FlowNode<Kind>, object>()(link) ?? '';
  return {
    from: source.key,
    to: target.key,
    count: link.value,
    kind: target.kind,
    thickness: Math.max(1, Math.round(link.width ?? 0)),
    path: path.replace(/-?\d+\.\d+/g, (length) => String(Math.round(Number(length)))),
  };
}
