import type { Delegation } from '@remit/approvals/delegation';

/** Whether decisions go from one member to another, hand to hand, each link in force and each but the last passing on. */
export function isReached(
  delegations: readonly Delegation[],
  now: number,
  from: string,
  to: string,
): boolean {
  let reached = new Set([from]);
  const all = new Set<string>();
  for (let hands = 1; hands <= 3; hands += 1) {
    const next = new Set<string>();
    for (const each of delegations) {
      if (now < each.since || now >= each.until || !reached.has(each.from)) continue;
      all.add(each.to);
      if (each.passOn) next.add(each.to);
    }
    reached = next;
  }
  return all.has(to);
}
