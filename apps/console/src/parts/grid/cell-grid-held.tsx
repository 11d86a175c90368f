import type { ReactNode } from 'react';
import { classes } from '../classes.ts';

interface CellGridHeldProps {
  readonly width: number;
  /** How many columns are held beside the head. */
  readonly frozen: number;
  readonly children: ReactNode;
}

/** What of a row stays in sight however far the columns scroll: its head, and the columns that were frozen. */
export function CellGridHeld({ width, frozen, children }: CellGridHeldProps) {
  return (
    <div
      role="presentation"
      className={classes(
        'sticky left-0 z-5 h-full bg-inherit',
        frozen > 0 && 'border-r-2 border-line-strong',
      )}
      style={{ width: frozen > 0 ? width + 2 : width }}
    >
      {children}
    </div>
  );
}
