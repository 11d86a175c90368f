/** How a process shares out the connections that it may have to tenant databases. */
export interface ConnectionShares {
  /** For transactions, over all pools. */
  readonly work: number;
  /** For hearing of changes: each database that is heard takes one, for as long as somebody looks at a page there. */
  readonly hearing: number;
}

/** Three of four are for work: what is not heard is seen at the next look, and what finds no connection is refused. */
export function connectionShares(most = 80): ConnectionShares {
  const hearing = Math.floor(most / 4);
  return { work: most - hearing, hearing };
}
