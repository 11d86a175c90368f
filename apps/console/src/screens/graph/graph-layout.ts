import type { GraphEdge, GraphKind, GraphNode } from '@remit/api/graph/graph-views';
import { brokenLines, textRoom } from './broken-lines.ts';

/** In px: the room of a letter of a name and of a kind is what the letters of most words take. */
export const NODE = {
  line: 16,
  around: 28,
  side: 10,
  letter: 7.3,
  small: 6.2,
  narrow: 120,
  wide: 300,
} as const;
const LANE = 8;
const gap = { across: 52, down: 12, around: 8 } as const;

/** As many lines as a name may take. */
const mostLines = 2;

/** Which column a kind stands in, from left to right. */
export const COLUMN: Readonly<Record<GraphKind, number>> = {
  person: 0,
  group: 1,
  department: 1,
  role: 2,
  folder: 3,
  permission: 4,
};

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PlacedNode extends Box {
  readonly node: GraphNode;
  /** What it is called, as it stands in the picture. */
  readonly lines: readonly string[];
  /** What it is, as it stands above that. */
  readonly kind: string;
}

export interface GraphLayout {
  /** Column by column, each from top to bottom. */
  readonly columns: readonly (readonly PlacedNode[])[];
  /** Where the line of an edge goes, by `wayKey`: its two nodes, and between them the lanes that are left for it. */
  readonly ways: ReadonlyMap<string, readonly Box[]>;
  readonly width: number;
  readonly height: number;
}

/** What a node says in the picture. */
export interface NodeWords {
  readonly name: (node: GraphNode) => string;
  readonly kind: (node: GraphNode) => string;
}

/** Under which the line of an edge is found. */
export const wayKey = ({ from, to }: Pick<GraphEdge, 'from' | 'to'>): string => `${from}\n${to}`;

/** A place in a column: a node, or a lane for the lines of a node that go on to a column behind. */
interface Slot {
  readonly key: string;
  /** The one that stands there, or from which the lines in the lane come. */
  readonly node: GraphNode;
  readonly lane: boolean;
}

/**
 * Puts nodes into columns by kind, each as near as can be to what it is joined to in the column before; a line to a
 * column behind the next has a lane of its own between the nodes it passes. In px. The same nodes always come out alike,
 * in whatever order they came.
 */
export function graphLayout(
  nodes: readonly GraphNode[],
  edges: readonly GraphEdge[],
  words: NodeWords,
): GraphLayout {
  const filled = [...Map.groupBy(nodes, ({ kind }) => COLUMN[kind])]
    .toSorted(([a], [b]) => a - b)
    .map(([, column]) => column.map((node): Slot => ({ key: node.key, node, lane: false })));
  const at = new Map(filled.flatMap((column, place) => column.map(({ key }) => [key, place] as const)));
  const slots = filled.map((column) => new Map(column.map((slot) => [slot.key, slot])));
  const stops = new Map(edges.map((edge) => [wayKey(edge), stopsOf(edge, at, slots)]));
  const rows = new Map<string, number>();
  const before = Map.groupBy([...stops.values()].flatMap(steps), ([, right]) => right);
  const ordered = slots.map((column) => {
    const wanted = new Map([...column.keys()].map((key) => [key, meanRow(before.get(key) ?? [], rows)]));
    const sorted = [...column.values()].toSorted(
      (a, b) => (wanted.get(a.key) ?? 0) - (wanted.get(b.key) ?? 0) || inOrder(a, b),
    );
    for (const [row, { key }] of sorted.entries()) rows.set(key, row - (sorted.length - 1) / 2);
    return sorted;
  });
  const { placed, width, height } = place(ordered, words);
  const boxes = new Map(placed.flat().map((each) => [each.key, each.box]));
  return {
    columns: placed.map((column) => column.flatMap(({ box }) => ('node' in box ? [box] : []))),
    ways: new Map([...stops].map(([key, keys]) => [key, keys.flatMap((each) => boxes.get(each) ?? [])])),
    width,
    height,
  };
}

/** The slots that a line goes through, from left to right; those of lanes are put where they are missing. */
function stopsOf(
  { from, to }: GraphEdge,
  at: ReadonlyMap<string, number>,
  slots: readonly Map<string, Slot>[],
): readonly string[] {
  const [start, end] = [at.get(from), at.get(to)];
  if (start === undefined || end === undefined) return [];
  const [left, first, right, last] = start <= end ? [from, start, to, end] : [to, end, from, start];
  const lanes = slots.slice(first + 1, last).map((column, passed) => {
    const key = `${left}\n${passed}`;
    const node = slots[first]?.get(left)?.node;
    if (node !== undefined) column.set(key, { key, node, lane: true });
    return key;
  });
  return [left, ...lanes, right];
}

/** The pairs of slots that stand next to each other on a way. */
const steps = (keys: readonly string[]): readonly (readonly [left: string, right: string])[] =>
  keys.flatMap((key, at) => {
    const next = keys[at + 1];
    return next === undefined ? [] : [[key, next] as const];
  });

/** Where what leads to a slot from further left stands, on average; in the middle without any. */
function meanRow(into: readonly (readonly [string, string])[], rows: ReadonlyMap<string, number>): number {
  const near = into.flatMap(([left]) => rows.get(left) ?? []).toSorted((a, b) => a - b);
  return near.length === 0 ? 0 : near.reduce((sum, row) => sum + row, 0) / near.length;
}

const collator = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function inOrder(a: Slot, b: Slot): number {
  // Many as one come after what stands apart, and lines that pass by below what they pass.
  const rest = ({ node, lane }: Slot): number => (lane ? 2 : node.label === '' ? 1 : 0);
  return (
    rest(a) - rest(b) || collator.compare(a.node.label, b.node.label) || (a.node.key < b.node.key ? -1 : 1)
  );
}

interface Placed {
  readonly key: string;
  readonly box: Box | PlacedNode;
}

const lettersIn = (width: number, letter: number): number => Math.floor((width - NODE.side * 2) / letter);

/** As wide as its longest name asks for, within bounds. */
function widthOf(column: readonly Slot[], { name, kind }: NodeWords): number {
  const asked = column.flatMap(({ node, lane }) =>
    lane ? [] : [textRoom(name(node)) * NODE.letter, textRoom(kind(node)) * NODE.small],
  );
  return Math.ceil(Math.min(NODE.wide, Math.max(NODE.narrow, ...asked.map((each) => each + NODE.side * 2))));
}

/** Gives each slot its box, the columns side by side and each in the middle of the height. */
function place(ordered: readonly (readonly Slot[])[], words: NodeWords) {
  let x: number = gap.around;
  const columns = ordered.map((column) => {
    const width = widthOf(column, words);
    let y = 0;
    const boxes = column.map(({ key, node, lane }): Placed => {
      const lines = brokenLines(words.name(node), lettersIn(width, NODE.letter), mostLines);
      const [kind = ''] = brokenLines(words.kind(node), lettersIn(width, NODE.small), 1);
      const height = lane ? LANE : NODE.around + lines.length * NODE.line;
      const box = { x, y, width, height };
      y += height + gap.down;
      return { key, box: lane ? box : { ...box, node, lines, kind } };
    });
    x += width + gap.across;
    return { boxes, height: y - gap.down };
  });
  const height = Math.max(0, ...columns.map((column) => column.height));
  return {
    placed: columns.map((column) =>
      column.boxes.map(({ key, box }): Placed => {
        const y = gap.around + (height - column.height) / 2 + box.y;
        return { key, box: { ...box, y } };
      }),
    ),
    width: columns.length === 0 ? gap.around * 2 : x - gap.across + gap.around,
    height: height + gap.around * 2,
  };
}
