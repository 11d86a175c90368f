import type { PlacedNode } from './graph-layout.ts';

type Column = readonly Pick<PlacedNode, 'node' | 'y'>[];

/**
 * Where an arrow leads from a node: up and down in its column; across to the node of the next column that lies nearest.
 * @param columns from left to right, each from top to bottom
 * @param from key of the node
 * @returns key of the node beside it; null where there is none, and for any other key of a keyboard
 */
export function nodeBeside(columns: readonly Column[], from: string, arrow: string): string | null {
  const across = columns.findIndex((column) => column.some(({ node }) => node.key === from));
  const column = columns[across] ?? [];
  const row = column.findIndex(({ node }) => node.key === from);
  const here = column[row];
  if (here === undefined) return null;
  const nearest = (other: Column = []) =>
    other.toSorted((a, b) => Math.abs(a.y - here.y) - Math.abs(b.y - here.y))[0];
  const beside = (): Column[number] | undefined => {
    switch (arrow) {
      case 'ArrowDown':
        return column[row + 1];
      case 'ArrowUp':
        return column[row - 1];
      case 'ArrowRight':
        return nearest(columns[across + 1]);
      case 'ArrowLeft':
        return nearest(columns[across - 1]);
      default:
        return undefined;
    }
  };
  return beside()?.node.key ?? null;
}
