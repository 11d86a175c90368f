import { availableParallelism, tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';

/** What decides: everything between a compiled document and an answer, and what an answer is put together from. */
const CORE: readonly string[] = [
  'attributes',
  'compile',
  'compile-grant',
  'compile-predicate',
  'conclude',
  'decide',
  'decide-in-full',
  'decide-type',
  'evaluate-row-filter',
  'explain',
  'field-grants',
  'fields',
  'folder-tree',
  'grant-clauses',
  'grants-here',
  'judge',
  'judgement',
  'linked-subject',
  'obligation-set',
  'path',
  'plan-rows',
  'residual',
  'role-grants',
  'role-places',
  'roles-here',
  'rules-here',
  'standing',
  'subject',
  'truth',
  'what-can',
  'who-can',
];

/** The share of mutants, in percent, that the tests must notice. */
const WANTED = 90;

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !CORE.includes(name));
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')} is not of the core; of it are: ${CORE.join(', ')}`);
  process.exit(2);
}

// Away from the checkout: what is mutated there must not be found by anything that looks for tests or for code here.
const folder = mkdtempSync(join(tmpdir(), 'remit-mutants-'));
try {
  const results = await new Stryker({
    testRunner: 'vitest',
    vitest: { configFile: 'scripts/mutants.vitest.config.ts' },
    mutate: (asked.length === 0 ? CORE : asked).map((name) => `packages/policy/src/${name}.ts`),
    ignorePatterns: [
      '**',
      '!package.json',
      '!tsconfig*.json',
      '!scripts/**',
      '!packages/policy/**',
      '!packages/testkit/**',
    ],
    plugins: ['@stryker-mutator/vitest-runner'],
    coverageAnalysis: 'perTest',
    concurrency: Math.min(2, availableParallelism()),
    disableTypeChecks: false,
    // There is none of that name: Stryker would rewrite it with a compiler interface that TypeScript no longer has.
    tsconfigFile: 'tsconfig.rewritten.json',
    tempDirName: folder,
    cleanTempDir: 'always',
    reporters: ['progress-append-only', 'clear-text'],
    clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
    thresholds: { high: 100, low: WANTED, break: WANTED },
    timeoutMS: 10_000,
    allowConsoleColors: false,
  }).runMutationTest();
  console.log(`${results.length} mutants`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
