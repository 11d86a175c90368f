import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface NightRun {
  readonly what: string;
  /** The variable that says how much, and how much a night has time for; the environment may ask for another. */
  readonly variable: string;
  readonly count: number;
  readonly files: readonly string[];
}

// The suites of `npm test` that go on as long as they are told to, each with its own count.
const runs: readonly NightRun[] = [
  {
    what: 'times the usual number of random policies, in memory and in SQL',
    variable: 'REMIT_FUZZ',
    count: 50,
    files: [
      'packages/policy/src/differential.test.ts',
      'packages/policy/src/cedar.test.ts',
      'packages/policy/src/faces.test.ts',
      'packages/policy-sql/src/row-filter.pg.test.ts',
      'packages/policy-sql/src/compile-condition.pg.test.ts',
    ],
  },
  {
    what: 'random policies, each item of them taken through its form and its text',
    variable: 'REMIT_FORM_POLICIES',
    count: 10_000,
    files: ['packages/language/src/item-text.test.ts'],
  },
  {
    what: 'searches as each person of the sample, each against what lists show them',
    variable: 'REMIT_SEARCHES',
    count: 5_000,
    files: ['apps/server/src/search.pg.test.ts'],
  },
  {
    what: 'times sixty worlds for each law that holds of every policy',
    variable: 'REMIT_LAWS',
    count: 25,
    files: ['packages/policy/src/laws.test.ts'],
  },
  {
    what: 'times ten thousand policies made to hurt',
    variable: 'REMIT_HOSTILE',
    count: 10,
    files: ['packages/policy/src/hostile.test.ts'],
  },
  {
    what: 'random histories of requests',
    variable: 'REMIT_HISTORIES',
    count: 1_000_000,
    files: ['packages/approvals/src/histories.test.ts'],
  },
  {
    what: 'probes for rows of another tenant',
    variable: 'REMIT_PROBES',
    count: 5_000_000,
    files: ['packages/store/src/isolation.pg.test.ts'],
  },
  {
    what: 'calls of one tenant, each reply searched for another',
    variable: 'REMIT_HTTP_PROBES',
    count: 100_000,
    files: ['apps/server/src/tenant-isolation.pg.test.ts'],
  },
  {
    what: 'scripts of an attacker, of those that there are',
    variable: 'REMIT_ATTACKS',
    count: 10_000,
    files: ['packages/store/src/attackers.pg.test.ts'],
  },
  {
    what: 'random histories of a directory, looked back at from their ends',
    variable: 'REMIT_PASTS',
    count: 2_000,
    files: ['packages/store/src/directory/directory-past.pg.test.ts'],
  },
  {
    what: 'tamperings with the record',
    variable: 'REMIT_TAMPERINGS',
    count: 1_000_000,
    files: ['packages/store/src/audit/audit-tamper.test.ts'],
  },
  {
    what: 'assignments over random roles that include each other',
    variable: 'REMIT_ASSIGNMENTS',
    count: 100_000,
    files: ['packages/api/src/require/require-assignable.test.ts'],
  },
  {
    what: 'pairs of administrators who suspend each other at once',
    variable: 'REMIT_REMOVALS',
    count: 5_000,
    files: ['apps/server/src/people.pg.test.ts'],
  },
  {
    what: 'events in one export of the record',
    variable: 'REMIT_AUDIT_EXPORT_EVENTS',
    count: 1_000_000,
    files: ['apps/server/src/jobs.pg.test.ts'],
  },
  {
    what: 'races of a call with a change that takes its right away',
    variable: 'REMIT_RACES',
    count: 100_000,
    files: ['apps/server/src/revocation.pg.test.ts'],
  },
  {
    what: 'databases of tenants over a sixth as many connections',
    variable: 'REMIT_POOL_DATABASES',
    count: 60,
    files: ['packages/store/src/connection/connection-budget.pg.test.ts'],
  },
  {
    what: 'kills of Remit, and as many of its Postgres',
    variable: 'REMIT_KILLS',
    count: 200,
    files: ['apps/server/src/crash.pg.test.ts'],
  },
];

const reports = mkdtempSync(join(tmpdir(), 'remit-night-'));
let passed = 0;
let failed = 0;
for (const { what, variable, count, files } of runs) {
  const asked = process.env[variable] ?? String(count);
  console.log(`\n${asked} ${what} (${variable}=${asked})`);
  const file = join(reports, `${variable}.json`);
  const run = spawnSync(
    'vitest',
    [
      'run',
      ...files,
      '--testTimeout=0',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, [variable]: asked } },
  );
  if (run.error) throw run.error;
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly numPassedTests: number;
    readonly numFailedTests: number;
  };
  passed += report.numPassedTests;
  // A suite that does not even load has no failed test to count.
  failed += run.status === 0 ? report.numFailedTests : Math.max(1, report.numFailedTests);
}
rmSync(reports, { recursive: true, force: true });

// One test: the engine's tests notice as large a share of its mutants as they must.
console.log('\nMutants of the engine');
const mutants = spawnSync('node', ['scripts/mutants.ts'], { stdio: ['ignore', 'inherit', 'inherit'] });
if (mutants.error) throw mutants.error;
if (mutants.status === 0) passed += 1;
else failed += 1;

// One test: the times of a server that runs alone tell nobody what is there.
console.log('\nTimes of refusals');
const timing = spawnSync('node', ['apps/cli/src/remit.ts', 'fuzz', 'timing'], {
  stdio: ['ignore', 'inherit', 'inherit'],
});
if (timing.error) throw timing.error;
if (timing.status === 0) passed += 1;
else failed += 1;

console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
