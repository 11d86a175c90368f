import { defineConfig } from 'vitest/config';

/**
 * Two suites by what a test needs: `unit` needs nothing, `postgres` starts a real server for each worker. Files of the
 * Postgres suite take turns on one, because they count connections, kill servers and measure; as many servers as
 * `--fileParallelism --maxWorkers` asks for work side by side. Files share what they have loaded: none of them changes a
 * module, and loading everything anew for each was half of the time of the small ones.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          isolate: false,
          include: [
            'packages/**/*.test.ts',
            'apps/**/*.test.ts',
            'apps/**/*.test.tsx',
            'scripts/**/*.test.ts',
          ],
          exclude: ['**/*.pg.test.ts', '**/node_modules/**', '**/dist/**'],
          // These compute and wait for nothing: a limit ends none of it, and a short one only tells of a busy machine.
          testTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'postgres',
          isolate: false,
          include: ['packages/**/*.pg.test.ts', 'apps/**/*.pg.test.ts'],
          globalSetup: ['packages/testkit/src/postgres-global-setup.ts'],
          fileParallelism: false,
          // How long something is waited for says nothing of how long it may take: a machine may have much else to do.
          testTimeout: 300_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
    ],
  },
});
