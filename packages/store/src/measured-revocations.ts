/** How fast open pages closed once what they stood on was taken. Times are in ms; `at` is ms since 1970 UTC. */
export interface MeasuredRevocations {
  /** Pages that closed within the last day, and within what time 99 of 100 of them did; null where none did. */
  readonly pages: number;
  readonly p99: number | null;
  /** The last revocation that closed any: when its last page closed, how long after it, and how many there were. */
  readonly last: { readonly at: number; readonly after: number; readonly pages: number } | null;
}
