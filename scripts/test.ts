import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './find-browser.ts';

interface Count {
  readonly passed: number;
  readonly failed: number;
}

const reports = mkdtempSync(join(tmpdir(), 'remit-test-'));
process.env['REMIT_CHROMIUM'] = findBrowser();

/** A program with its words, and what came of it. */
interface Suite {
  readonly command: string;
  readonly words: readonly string[];
  readonly count: (ok: boolean) => Count;
}

/** `npm run check` is one test: it passes or it fails. */
const check: Suite = {
  command: 'npm',
  words: ['run', '--silent', 'check'],
  count: (ok) => (ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
};

function vitest(name: string, ...more: readonly string[]): Suite {
  const file = join(reports, `${name}.json`);
  return {
    command: 'vitest',
    words: ['run', ...more, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    count: (ok) => {
      const report = JSON.parse(readFileSync(file, 'utf8')) as {
        numPassedTests: number;
        numFailedTests: number;
      };
      return settled(ok, report.numPassedTests, report.numFailedTests);
    },
  };
}

function playwright(): Suite {
  const file = join(reports, 'playwright.json');
  process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] = file;
  return {
    command: 'playwright',
    words: ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json'],
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

/** Runs a suite to its end, and prints what it said once nothing else is half printed. */
async function run({ command, words, count }: Suite, place: number): Promise<Count> {
  const log = join(reports, `output-${place}`);
  const out = openSync(log, 'w');
  process.stdout.write(`\nrunning ${command} ${words.join(' ')}\n`);
  const child = spawn(command, words, { stdio: ['ignore', out, out] });
  const status = await new Promise<number | null>((resolve, reject) =>
    child.once('exit', resolve).once('error', reject),
  );
  closeSync(out);
  process.stdout.write(`\n> ${command} ${words.join(' ')}\n${readFileSync(log, 'utf8')}`);
  return count(status === 0);
}

/** Two suites at a time, one for each core of a small machine: whichever ends first makes room for the next. */
async function twoAtATime(suites: readonly Suite[]): Promise<readonly Count[]> {
  const waiting = [...suites.entries()];
  const counts: Count[] = [];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [place, suite] = next;
      counts.push(await run(suite, place));
    }
  };
  await Promise.all([lane(), lane()]);
  return counts;
}

/** Those of `scripts` are in `check`. */
const unit = ['packages/', 'apps/', '--project=unit', '--maxWorkers=1'];

// The longest first, and halves, so that neither core waits for the other at the end for long. What needs Postgres has
// two servers of its own, one after the other. `check` is last: it alone knows how to use both cores.
const counts = await twoAtATime([
  playwright(),
  vitest('postgres-1', '--project=postgres', '--shard=1/2'),
  vitest('postgres-2', '--project=postgres', '--shard=2/2'),
  vitest('unit-1', ...unit, '--shard=1/2'),
  vitest('unit-2', ...unit, '--shard=2/2'),
  check,
]);
rmSync(reports, { recursive: true, force: true });
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
