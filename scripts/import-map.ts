/**
 * The map: a package may import those before it and never those after. `architecture.md` draws it, `imports.test.ts`
 * holds every file to it.
 */
export const importMap = [
  'policy',
  'language',
  'policy-sql',
  'approvals',
  'audit',
  'identity',
  'sample',
  'store',
  'api',
] as const;

/** Packages that name neither Node, nor the network, nor the page: they run unchanged in the browser. */
export const purePackages = ['policy', 'language', 'approvals', 'audit', 'sample'] as const;

/** Packages that may open a connection: everyone else reaches Postgres through them. */
export const driverPackages = ['store', 'testkit'] as const;

/**
 * Beside tests and benches, what imports testkit: `remit fuzz` puts the reference evaluator and the makers of random
 * worlds to work for as long as somebody asks, and no other command loads them.
 */
export const fuzzers = 'apps/cli/src/fuzz-';
