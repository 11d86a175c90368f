import { NODE, type PlacedNode } from './graph-layout.ts';

/** The line from one node to another, for SVG: from side to side, or round the right side within one column. */
export function edgeLine(from: PlacedNode, to: PlacedNode): string {
  const middle = NODE.height / 2;
  const [startY, endY] = [from.y + middle, to.y + middle];
  const startX = from.x + NODE.width;
  if (to.x === from.x) {
    const bulge = startX + 44;
    return `M${startX} ${startY} C${bulge} ${startY} ${bulge} ${endY} ${startX} ${endY}`;
  }
  const [x, end] = to.x > from.x ? [startX, to.x] : [from.x, to.x + NODE.width];
  const half = (x + end) / 2;
  return `M${x} ${startY} C${half} ${startY} ${half} ${endY} ${end} ${endY}`;
}
