/** A pool, as far as others may ask it for a connection that it does not use. */
export interface BudgetMember {
  /** Since when its longest idle connection has been so, in ms of `performance.now()`; null when none is idle. */
  idleSince(): number | null;
  /** Closes an idle connection. */
  shed(): void;
}

/** How many connections a process has open over all its pools: a thousand tenants cost no more than the busy ones. */
export interface ConnectionBudget {
  /**
   * Settles when one more connection may be open. Where the budget is spent, the pool whose connection has been idle
   * for longest closes it; where none is idle, the next one to come free anywhere is given up, first come, first served.
   */
  take(): Promise<void>;
  /** A connection is gone, or was never opened after all. */
  give(): void;
  /** Whether a connection that has just come free must be closed, because a pool without one has waited for it. */
  claims(): boolean;
  /** How many are open or about to be. */
  open(): number;
  /** @returns how to leave again */
  join(member: BudgetMember): () => void;
}

/** @param most connections at once, at least 1 */
export function connectionBudget(most: number): ConnectionBudget {
  const members = new Set<BudgetMember>();
  const queue: (() => void)[] = [];
  let open = 0;
  // Connections that are being closed for somebody in the queue.
  let promised = 0;

  function shedIdlest(): void {
    let idlest: BudgetMember | null = null;
    let since = Infinity;
    for (const member of members) {
      const idleSince = member.idleSince();
      if (idleSince === null || idleSince >= since) continue;
      idlest = member;
      since = idleSince;
    }
    if (idlest === null) return;
    promised += 1;
    idlest.shed();
  }

  return {
    take: () => {
      if (open < most) {
        open += 1;
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        queue.push(resolve);
        shedIdlest();
      });
    },
    give: () => {
      promised = Math.max(0, promised - 1);
      const next = queue.shift();
      if (next === undefined) open -= 1;
      else next();
    },
    claims: () => {
      if (queue.length <= promised) return false;
      promised += 1;
      return true;
    },
    open: () => open,
    join: (member) => {
      members.add(member);
      return () => void members.delete(member);
    },
  };
}
