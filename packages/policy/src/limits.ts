/** Bounds that keep every policy quick to check and to answer with. Source: semantics.md and architecture.md. */
export const LIMITS = {
  /** Conditions and operands of one condition; the members of a list are counted apart. */
  nodes: 500,
  depth: 20,
  list: 1000,
  includes: 16,
  /** Levels of the folder tree. */
  folders: 64,
  /** Characters of one text that is sent for a record, or written in a condition. */
  text: 100_000,
} as const;
