import type { Box } from './graph-layout.ts';

const middleOf = ({ y, height }: Box): number => y + height / 2;

/** A bend from the right side of one box to the left side of the next. */
function bend(from: Box, to: Box): string {
  const [x, end] = [from.x + from.width, to.x];
  const half = (x + end) / 2;
  return `C${half} ${middleOf(from)} ${half} ${middleOf(to)} ${end} ${middleOf(to)}`;
}

/**
 * The line of an edge, for SVG: from side to side, straight through the lanes between, or round the right side within
 * one column.
 * @param way the boxes it goes through, from left to right: its two nodes and the lanes between them
 */
export function edgeLine(way: readonly Box[]): string {
  const [from, ...rest] = way;
  const to = rest.at(-1);
  if (from === undefined || to === undefined) return '';
  const start = `M${from.x + from.width} ${middleOf(from)}`;
  if (to.x === from.x) {
    const bulge = from.x + from.width + 44;
    return `${start} C${bulge} ${middleOf(from)} ${bulge} ${middleOf(to)} ${to.x + to.width} ${middleOf(to)}`;
  }
  const parts = rest.map((box, at) => {
    const through = box === to ? '' : ` H${box.x + box.width}`;
    return `${bend(way[at] ?? from, box)}${through}`;
  });
  return [start, ...parts].join(' ');
}
