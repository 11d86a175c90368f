/** Bounds that keep every policy quick to check and to answer with. Source: semantics.md and architecture.md. */
export const LIMITS = {
  /** Conditions and operands of one condition; the members of a list are counted apart. */
  nodes: 500,
  depth: 20,
  list: 1000,
  includes: 16,
  /** Steps from a role to one that it includes, in the closures of all roles together. */
  inclusions: 200_000,
  /** Levels of the folder tree. */
  folders: 64,
  /** UTF-16 code units of one comment. */
  commentText: 1000,
  /** Characters of one text that is sent for a record. */
  text: 100_000,
  /** Characters of one literal of a condition, or of a name. */
  literal: 10_000,
  name: 1000,
  /** Of a document as a whole: grants, and parts of all its conditions, for each type that they bear on. */
  grants: 50_000,
  parts: 200_000,
  fields: 500,
  modules: 100,
  resources: 200,
  sets: 1000,
  roles: 5000,
  folderScopes: 10_000,
  rowPolicies: 5000,
  fieldRules: 5000,
  rules: 1000,
  exclusions: 500,
  approvals: 500,
  guards: 500,
  tests: 5000,
  comments: 20_000,
  /** Problems that are told at once; whoever has more mends these first. */
  problems: 100,
  /** Names that are held against ones that nobody declared, before no more are offered. */
  compared: 10_000,
} as const;
