import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
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

/** `npm run check` is one test: it passes or it fails. */
function check(): Count {
  return run('npm', ['run', '--silent', 'check']) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** What Postgres is needed for runs alone: it counts connections, kills servers and waits for what must come in time. */
function postgres(): Count {
  const [words, file] = vitestWords('postgres');
  return vitestCount(run('vitest', words), file);
}

function vitestWords(project: 'unit' | 'postgres'): readonly [words: readonly string[], file: string] {
  const file = join(reports, `${project}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return [['run', '--project', project, ...reporters], file];
}

function vitestCount(ok: boolean, file: string): Count {
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
  };
  return settled(ok, report.numPassedTests, report.numFailedTests);
}

/** The browser leaves a core to the unit tests, which wait for nobody; what those print comes once it is done. */
async function browserBesideUnits(): Promise<readonly Count[]> {
  const [words, file] = vitestWords('unit');
  const log = join(reports, 'unit.log');
  const out = openSync(log, 'w');
  const units = spawn('vitest', [...words, '--maxWorkers=1'], { stdio: ['ignore', out, out] });
  const ended = once(units, 'exit') as Promise<[number | null]>;
  const browser = playwright();
  const [status] = await ended;
  closeSync(out);
  process.stdout.write(`\n> vitest ${words.join(' ')}\n${readFileSync(log, 'utf8')}`);
  return [browser, vitestCount(status === 0, file)];
}

function playwright(): Count {
  const file = join(reports, 'playwright.json');
  process.env['PLAYWRIGHT_JSON_OUTPUT_NAME'] = file;
  const ok = run('playwright', ['test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json']);
  const { stats } = JSON.parse(readFileSync(file, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number };
  };
  return settled(ok, stats.expected, stats.unexpected + stats.flaky);
}

// A runner that fails without a failing test (a file that does not load, a server that does not start) is a failure.
function settled(ok: boolean, passed: number, failed: number): Count {
  return { passed, failed: ok ? failed : Math.max(1, failed) };
}

function run(command: string, words: readonly string[]): boolean {
  process.stdout.write(`\n> ${command} ${words.join(' ')}\n`);
  const outcome = spawnSync(command, words, { stdio: ['ignore', 'inherit', 'inherit'] });
  if (outcome.error) throw outcome.error;
  return outcome.status === 0;
}

const counts = [check(), postgres(), ...(await browserBesideUnits())];
rmSync(reports, { recursive: true, force: true });
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
