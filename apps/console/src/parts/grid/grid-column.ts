import type { ReactNode } from 'react';

/** A column of a grid. */
export interface GridColumn<Row> {
  readonly key: string;
  readonly title: ReactNode;
  /** A track of CSS grid, `minmax(12rem, 2fr)`. */
  readonly track: string;
  /** The track on narrow screens, where it is another one. */
  readonly narrowTrack?: string;
  readonly end?: boolean;
  readonly sorted?: 'asc' | 'desc';
  /** Left out on narrow screens; what it says must be found by opening the row. */
  readonly wideOnly?: boolean;
  readonly cell: (row: Row) => ReactNode;
}
