/** How far a move is. Rows and changes are those of the run that is under way. */
export interface MoveProgress {
  readonly step: 'preparing' | 'copying' | 'following' | 'comparing' | 'letting go' | 'moved';
  readonly rows: number;
  readonly totalRows: number;
  readonly changes: number;
}
