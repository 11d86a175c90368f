import type { ReactNode } from 'react';

/** What one cell of a grid shows. Looks that are the same should be one object: a cell is drawn anew when it changes. */
export interface CellLook {
  /** The state in words; a cell is called "row, column: state". */
  readonly said: string;
  readonly mark: ReactNode;
  readonly tone: 'plain' | 'quiet' | 'inherited';
  readonly changed: boolean;
  /** What Ctrl+C takes along. */
  readonly copied: string;
}

export interface GridColumnLine {
  readonly key: string;
  readonly label: string;
  /** Stands for the label where it is drawn. */
  readonly head?: ReactNode;
  readonly marked?: boolean;
}

export interface GridRowLine {
  readonly key: string;
  /** What it is called where its place in the tree does not show: "Contract, read". */
  readonly name: string;
  /** What it is called where it stands: "read". */
  readonly label: string;
  readonly detail?: string;
  readonly head?: ReactNode;
  /** Stands out: the line that something else on the page is about. */
  readonly marked?: boolean;
  /** How deep it lies, from 1; only in a tree. */
  readonly level?: number;
  /** Whether what lies below it shows; absent where nothing does. */
  readonly expanded?: boolean;
}
