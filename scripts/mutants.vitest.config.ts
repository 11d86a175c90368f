import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = process.cwd();

// What draws other worlds every time would kill a mutant today and spare it tomorrow.
const steady = globSync('packages/policy/src/**/*.test.ts').filter(
  (file) => !readFileSync(file, 'utf8').includes('runSeed'),
);

/**
 * The tests that mutants are put to: those of the engine that say the same every time and take a moment. Packages are
 * found in the copy that is mutated, and never in the checkout beside it.
 */
export default defineConfig({
  resolve: {
    alias: [{ find: /^@remit\/([a-z-]+)\/(.+)$/, replacement: resolve(root, 'packages/$1/src/$2.ts') }],
  },
  test: {
    include: steady,
    isolate: false,
    testTimeout: 20_000,
  },
});
