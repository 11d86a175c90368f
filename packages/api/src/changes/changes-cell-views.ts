/** People who still have an action, and the roles that give it to them. */
export interface KeptThrough {
  readonly people: number;
  readonly roles: readonly { readonly name: string; readonly label: string }[];
}

/** What an edit means for one action on one type: people, each counted once. */
export interface CellEffectView {
  readonly loses: number;
  readonly narrower: number;
  readonly gains: number;
  readonly wider: number;
  /** The most people first. */
  readonly keeps: readonly KeptThrough[];
  /** People for whom it changes something and whom the asker may not be told about. */
  readonly others: number;
}
