import type { GraphNode } from '@remit/api/graph/graph-views';
import { edgeLine } from './edge-line.ts';
import { type GraphLayout, NODE, wayKey } from './graph-layout.ts';
import type { ShownEdge } from './hide-kinds.ts';

// A picture is taken along to paper and slides: it is light whatever theme the page is in.
const ink = {
  text: '#1b1b1f',
  kind: '#55555f',
  line: '#8a8a94',
  ground: '#ffffff',
  focus: '#3b4cb8',
} as const;

/**
 * A graph as an SVG file that stands by itself, as it is drawn on the page.
 * @param focus the key of its middle
 * @param name what a node is called, in full
 */
export function graphSvg(
  { columns, ways, width, height }: GraphLayout,
  edges: readonly ShownEdge[],
  focus: string,
  name: (node: GraphNode) => string,
): string {
  const paths = edges.flatMap((edge) => {
    const line = edgeLine(ways.get(wayKey(edge)) ?? []);
    if (line === '') return [];
    const dash = edge.across || edge.cycle ? ' stroke-dasharray="5 4"' : '';
    return [`<path d="${line}" fill="none" stroke="${ink.line}" stroke-width="1.5"${dash}/>`];
  });
  const nodes = columns.flat().map(({ node, kind, lines, x, y, width: across, height: down }) => {
    const middle = node.key === focus;
    const box = `x="${x}" y="${y}" width="${across}" height="${down}" rx="6"`;
    const look = middle ? `fill="${ink.focus}"` : `fill="${ink.ground}" stroke="${ink.line}"`;
    const [small, large] = middle ? [ink.ground, ink.ground] : [ink.kind, ink.text];
    const left = x + NODE.side;
    return [
      `<g><title>${escaped(name(node))}</title><rect ${box} ${look}/>`,
      `<text x="${left}" y="${y + 17}" font-size="11" fill="${small}">${escaped(kind)}</text>`,
      ...lines.map(
        (line, at) =>
          `<text x="${left}" y="${y + 34 + at * NODE.line}" font-size="13" font-weight="500" fill="${large}">${escaped(line)}</text>`,
      ),
      '</g>',
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, system-ui, sans-serif">`,
    `<rect width="${width}" height="${height}" fill="${ink.ground}"/>`,
    ...paths,
    ...nodes,
    '</svg>\n',
  ].join('\n');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
