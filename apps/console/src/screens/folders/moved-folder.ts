/** A folder that is about to be moved. */
export interface MovedFolder {
  readonly folder: string;
  /** Null where that is still to be said. */
  readonly into: string | null;
}
