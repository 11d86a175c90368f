import { classes } from '../../parts/classes.ts';
import { edgeLine } from './edge-line.ts';
import { wayKey } from './graph-layout.ts';
import type { GraphParts } from './graph-parts.ts';

/** The lines between nodes; a path stands out, and everything else steps back. */
export function GraphWays({ layout, edges, path }: Pick<GraphParts, 'layout' | 'edges' | 'path'>) {
  return (
    <svg aria-hidden width={layout.width} height={layout.height} className="absolute inset-0">
      {edges.map((edge) => {
        const onPath = path?.has(edge) === true;
        return (
          <path
            key={`${edge.from} ${edge.to} ${edge.way}`}
            d={edgeLine(layout.ways.get(wayKey(edge)) ?? [])}
            fill="none"
            strokeWidth={onPath ? 2.5 : 1.5}
            strokeDasharray={edge.across || edge.cycle ? '5 4' : undefined}
            className={classes(
              edge.cycle ? 'stroke-warn' : onPath ? 'stroke-accent' : 'stroke-line-strong',
              path !== null && !onPath && 'opacity-40',
            )}
          />
        );
      })}
    </svg>
  );
}
