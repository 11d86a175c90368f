/** A mistake that somebody could make one day in a migration or on a server, and the lint that must see it. */
export interface SeededLeak {
  readonly name: string;
  /** Run as a superuser, in a transaction of a scratch copy that is rolled back. */
  readonly plant: string;
  /** The lint of `drizzle/lints` that must name it. */
  readonly lint: string;
}

/** One of them. */
export function leak(name: string, lint: string, plant: string): SeededLeak {
  return { name, lint, plant };
}
