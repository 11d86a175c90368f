import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildConsole } from '../apps/server/src/console-build.ts';
import { findBrowser } from './find-browser.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const reports = mkdtempSync(join(tmpdir(), 'remit-test-'));
process.env['REMIT_CHROMIUM'] = findBrowser();

/** A program with its words, and what came of it. */
interface Suite {
  readonly name: string;
  readonly command: string;
  readonly words: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  /** Whether it measures nothing and waits for nobody, and can have what time of the machine the others leave. */
  readonly onlyComputes: boolean;
  readonly count: (ok: boolean) => Count;
}

/** `npm run check` is one test: it passes or it fails. */
const check: Suite = {
  name: 'check',
  command: 'npm',
  words: ['run', '--silent', 'check'],
  // Whoever reads types is a Go program that soon ends: collecting what it leaves took a third of its time.
  environment: { GOGC: 'off', GOMEMLIMIT: '2GiB' },
  onlyComputes: true,
  count: (ok) => (ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
};

function vitest(name: string, project: 'unit' | 'postgres', ...more: readonly string[]): Suite {
  const file = join(reports, `${name}.json`);
  return {
    name,
    command: 'vitest',
    words: [
      'run',
      `--project=${project}`,
      ...more,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    onlyComputes: project === 'unit',
    count: (ok) => {
      const report = JSON.parse(readFileSync(file, 'utf8')) as {
        numPassedTests: number;
        numFailedTests: number;
      };
      return settled(ok, report.numPassedTests, report.numFailedTests);
    },
  };
}

function playwright(name: string, ...more: readonly string[]): Suite {
  const file = join(reports, `${name}.json`);
  return {
    name,
    command: 'playwright',
    words: [
      'test',
      '--config=e2e/playwright.config.ts',
      ...more,
      '--reporter=list,json',
      // A run empties the folder that it writes to.
      `--output=test-results/${name}`,
    ],
    environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    onlyComputes: false,
    count: (ok) => {
      const { stats } = JSON.parse(readFileSync(file, 'utf8')) as {
        stats: { expected: number; unexpected: number; flaky: number };
      };
      return settled(ok, stats.expected, stats.unexpected + stats.flaky);
    },
  };
}

// A runner that fails without a failing test (a file that does not load, a server that does not start) is a failure.
function settled(ok: boolean, passed: number, failed: number): Count {
  return { passed, failed: ok ? failed : Math.max(1, failed) };
}

/** Runs suites one after the other, until none of them waits; each prints what it said once nothing else is half printed. */
async function inTurn(waiting: Suite[]): Promise<readonly Count[]> {
  const counts: Count[] = [];
  for (let suite = waiting.shift(); suite !== undefined; suite = waiting.shift()) {
    const { name, command, words, environment, onlyComputes, count } = suite;
    const began = performance.now();
    const log = join(reports, name);
    const out = openSync(log, 'w');
    process.stdout.write(`\nrunning ${command} ${words.join(' ')}\n`);
    const env = { ...process.env, ...environment };
    const child = spawn(command, words, { env, stdio: ['ignore', out, out] });
    const ended = new Promise<number | null>((resolve, reject) =>
      child.once('exit', resolve).once('error', reject),
    );
    if (onlyComputes && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    const status = await ended;
    closeSync(out);
    const seconds = Math.round((performance.now() - began) / 1_000);
    process.stdout.write(`\n> ${command} ${words.join(' ')} (${seconds} s)\n${readFileSync(log, 'utf8')}`);
    counts.push(count(status === 0));
  }
  return counts;
}

// Two lines side by side, one for each core of a small machine, that take from one queue: a third that measures would slow
// them by more than it did. Journeys are halves, because one line of them takes longer than everything else; each half, and
// each part of what needs Postgres, has a server of its own. What only computes takes what time they leave, below them;
// whoever does it joins them when it is done, for what waits at the end leaves the cores idle.
const parts = 8;
const queue = [
  ...[1, 2].map((half) => playwright(`journeys-${half}`, `--shard=${half}/2`)),
  ...Array.from({ length: parts }, (_, part) =>
    vitest(`postgres-${part + 1}`, 'postgres', `--shard=${part + 1}/${parts}`),
  ),
];
// Those of `scripts` are in `check`.
const below = [vitest('unit', 'unit', 'packages/', 'apps/', '--maxWorkers=1'), check];
// Before servers start side by side: each of them would build the console, and one build is what all of them serve.
await buildConsole(process.cwd(), (step) => process.stdout.write(`${step}…\n`));
const counts = await Promise.all([
  inTurn(queue),
  inTurn(queue),
  inTurn(below).then(async (done) => [...done, ...(await inTurn(queue))]),
]);
rmSync(reports, { recursive: true, force: true });
const passed = counts.flat().reduce((sum, count) => sum + count.passed, 0);
const failed = counts.flat().reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
