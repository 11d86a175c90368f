import type { GraphNode } from '@remit/api/graph-views';
import { edgeLine } from './edge-line.ts';
import { NODE, type GraphLayout } from './graph-layout.ts';
import type { ShownEdge } from './hide-kinds.ts';

/** As many letters as fit into a node. */
const longest = 24;
// A picture is taken along to paper and slides: it is light whatever theme the page is in.
const ink = {
  text: '#1b1b1f',
  kind: '#55555f',
  line: '#8a8a94',
  ground: '#ffffff',
  focus: '#3b4cb8',
} as const;

interface SvgWords {
  readonly name: (node: GraphNode) => string;
  readonly kind: (node: GraphNode) => string;
}

/** A graph as an SVG file that stands by itself, as it is drawn on the page. @param focus the key of its middle */
export function graphSvg(
  { columns, width, height }: GraphLayout,
  edges: readonly ShownEdge[],
  focus: string,
  { name, kind }: SvgWords,
): string {
  const placed = columns.flat();
  const places = new Map(placed.map((each) => [each.node.key, each]));
  const lines = edges.flatMap((edge) => {
    const [from, to] = [places.get(edge.from), places.get(edge.to)];
    if (from === undefined || to === undefined) return [];
    const dash = edge.across || edge.cycle ? ' stroke-dasharray="5 4"' : '';
    return [`<path d="${edgeLine(from, to)}" fill="none" stroke="${ink.line}" stroke-width="1.5"${dash}/>`];
  });
  const nodes = placed.map(({ node, x, y }) => {
    const middle = node.key === focus;
    const box = `x="${x}" y="${y}" width="${NODE.width}" height="${NODE.height}" rx="6"`;
    const look = middle ? `fill="${ink.focus}"` : `fill="${ink.ground}" stroke="${ink.line}"`;
    const [small, large] = middle ? [ink.ground, ink.ground] : [ink.kind, ink.text];
    return [
      `<g><title>${escaped(name(node))}</title><rect ${box} ${look}/>`,
      `<text x="${x + 10}" y="${y + 17}" font-size="11" fill="${small}">${escaped(kind(node))}</text>`,
      `<text x="${x + 10}" y="${y + 34}" font-size="13" font-weight="500" fill="${large}">${escaped(cut(name(node)))}</text></g>`,
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, system-ui, sans-serif">`,
    `<rect width="${width}" height="${height}" fill="${ink.ground}"/>`,
    ...lines,
    ...nodes,
    '</svg>\n',
  ].join('\n');
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function cut(text: string): string {
  const letters = [...graphemes.segment(text)].map(({ segment }) => segment);
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : text;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
