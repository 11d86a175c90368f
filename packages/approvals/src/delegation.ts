/** Somebody decides in another's place for a time. It gives no right: whatever the other may not do, this does not do. */
export interface Delegation {
  readonly id: string;
  /** Member ids. */
  readonly from: string;
  readonly to: string;
  /** Milliseconds since 1970 UTC; it counts inside `[since, until)`. */
  readonly since: number;
  readonly until: number;
  /** Whether the delegate may hand it on. */
  readonly passOn: boolean;
}

/** How many hands a decision goes through at most. */
const LONGEST_CHAIN = 3;

/**
 * Everyone who decides in a member's place now, each with the members that it went through, the delegate last: the way
 * with the fewest hands first, as nobody else has to have handed anything on. A chain goes on where the link before says
 * so, is at most `LONGEST_CHAIN` long, and never comes back to somebody.
 */
export function delegateChains(
  delegations: readonly Delegation[],
  member: string,
  now: number,
): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const follow = (chain: readonly string[], holder: string): void => {
    if (chain.length === LONGEST_CHAIN) return;
    for (const { from, to, since, until, passOn } of delegations) {
      if (from !== holder || now < since || now >= until || to === member || chain.includes(to)) continue;
      const next = [...chain, to];
      found.push(next);
      if (passOn) follow(next, to);
    }
  };
  follow([], member);
  return found.toSorted((one, other) => one.length - other.length);
}

/** Those in whose place a member decides now, by whatever chain, each once. */
export function stoodInFor(
  delegations: readonly Delegation[],
  member: string,
  now: number,
): readonly string[] {
  const givers = new Set(delegations.map(({ from }) => from));
  return [...givers].filter((from) =>
    delegateChains(delegations, from, now).some((chain) => chain.at(-1) === member),
  );
}
