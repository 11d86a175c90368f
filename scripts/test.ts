import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
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

function vitest(): Count {
  const file = join(reports, 'vitest.json');
  const ok = run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]);
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
  };
  return settled(ok, report.numPassedTests, report.numFailedTests);
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

const counts = [check, vitest, playwright].map((suite) => suite());
rmSync(reports, { recursive: true, force: true });
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
