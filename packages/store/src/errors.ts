/**
 * What can go wrong in the store, as others may act on it.
 * - `unavailable`: the database cannot be reached, was lost on the way, or is full. Whether a change took effect is
 *   then unknown only when the connection broke during COMMIT; otherwise it did not.
 * - `busy`: it took longer than allowed, or no connection came free in time. Nothing took effect.
 * - `conflict`: somebody else's change came first, or what is unique exists already.
 * - `invalid`: the database refuses the data as it stands.
 * - `fault`: a statement that the database cannot carry out whatever the data are: a mistake of ours, to be looked into.
 *   Nothing took effect.
 * - `not-found`: there is no such tenant.
 * - `ended`: a transaction was used after its end.
 * - `too-many`: it was done too often of late; waiting helps.
 * - `refused`: Remit will not start, or will not open, on what it found; the message says why and what would help.
 */
export type StoreErrorCode =
  | 'unavailable'
  | 'busy'
  | 'conflict'
  | 'invalid'
  | 'fault'
  | 'not-found'
  | 'ended'
  | 'too-many'
  | 'refused';

/** One code, one sentence for people, one cause for engineers. A driver's error is a cause: it carries SQL. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  readonly publicMessage: string;

  constructor(code: StoreErrorCode, publicMessage: string, cause?: unknown) {
    super(publicMessage, cause === undefined ? {} : { cause });
    this.name = 'StoreError';
    this.code = code;
    this.publicMessage = publicMessage;
  }
}
