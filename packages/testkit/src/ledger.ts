/** What servers acknowledged, written down by whoever heard it: all of it must be there to the end, once. */
export interface Ledger {
  /** Requests by the purpose that nobody else gave one. */
  readonly submitted: Map<string, string>;
  /** Ids of requests whose approval was acknowledged. */
  readonly approved: Set<string>;
  /** Calls that were answered with anything else than an acknowledgement or an outage: there must be none. */
  readonly strange: string[];
  /** What every purpose begins with. */
  readonly name: string;
}

/** A ledger in which nothing is written. */
export function newLedger(name: string): Ledger {
  return { submitted: new Map(), approved: new Set(), strange: [], name };
}
