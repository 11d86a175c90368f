import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { sharedData } from '@remit/testkit/shared-data';

const remit = join(import.meta.dirname, 'remit.ts');
const folder = mkdtempSync(join(tmpdir(), 'remit-replay-'));
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [remit, 'replay', ...args], {
    encoding: 'utf8',
    env: { NO_COLOR: '1' },
  });
  return { status, stdout, stderr };
}

/** A log of histories, each written as `SUBMITTED by EMPLOYEE, APPROVED by ADMINISTRATION, …`. */
function logOf(...histories: readonly string[]): string {
  const lines = histories.map((history, at) => {
    const events = history.split(', ').map((step, minute) => ({
      at: `2018-03-01T09:${String(minute).padStart(2, '0')}:00.000+01:00`,
      activity: step.includes(' by ') ? `Request For Payment ${step}` : step,
      role: step.split(' by ')[1] ?? 'UNDEFINED',
    }));
    return JSON.stringify({
      case: `case${at + 1}`,
      amount: 10.5,
      department: 'unit',
      task: 'UNKNOWN',
      project: 'p',
      costType: '0',
      events,
    });
  });
  const file = join(folder, `${histories.length}-${Math.abs(histories.join().length)}.ndjson`);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

const whole =
  'SUBMITTED by EMPLOYEE, APPROVED by ADMINISTRATION, APPROVED by BUDGET OWNER, FINAL_APPROVED by SUPERVISOR, Request Payment, Payment Handled';

describe('replaying recorded requests says of each policy', () => {
  test('which histories it accepts, and of the others the first event that deviates and why', () => {
    const file = logOf(
      whole,
      'SUBMITTED by EMPLOYEE, FINAL_APPROVED by SUPERVISOR, Request Payment, Payment Handled',
      'SUBMITTED by EMPLOYEE, APPROVED by ADMINISTRATION, FINAL_APPROVED by SUPERVISOR, REJECTED by MISSING',
      'SUBMITTED by EMPLOYEE, APPROVED by EMPLOYEE',
      'SUBMITTED by EMPLOYEE, APPROVED by ADMINISTRATION, REJECTED by SUPERVISOR, REJECTED by EMPLOYEE, SUBMITTED by EMPLOYEE',
      'SUBMITTED by EMPLOYEE, APPROVED by ADMINISTRATION, APPROVED by SUPERVISOR, FINAL_APPROVED by DIRECTOR',
    );
    const { status, stdout } = run('payment-requests', file, '--all');
    expect(status).toBe(1);
    const of2018 = stdout.split('\n').filter((line) => line.includes('2018'));
    expect(of2018).toEqual([
      'case2\tpayment-requests-2018\tevent 2: approve by Supervisor, final: it waits in `PreApproval` or `Administration`, which they do not decide',
      'case3\tpayment-requests-2018\tevent 4: reject by Missing: This request is approved already, so it cannot be rejected.',
      'case4\tpayment-requests-2018\tevent 2: approve by Employee: nobody decides their own request',
    ]);
    expect(run('payment-requests', file).stdout).toContain('by payment-requests-2017 alone: 1\n');
  });

  test('that a policy of one’s own accepts all, and ends with 0', () => {
    const own = join(import.meta.dirname, '../policies/payment-requests-2018.remit');
    const { status, stdout } = run('payment-requests', logOf(whole), '--policy', own);
    expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringContaining('accepts 1 of 1') });
  });

  test('of a case that the log has twice, or lines that are none, where they stand; the others count once each', () => {
    const [line] = readFileSync(logOf(whole), 'utf8').split('\n');
    const file = join(folder, 'twice.ndjson');
    const second = String(line).replace('"case1"', '"case2"');
    // As a Windows editor writes it: a mark at its beginning, and lines that end in two characters.
    writeFileSync(file, ['\ufeff' + line, line, 'case,amount', second, ''].join('\r\n'));
    const own = join(import.meta.dirname, '../policies/payment-requests-2018.remit');
    const { status, stdout, stderr } = run('payment-requests', file, '--policy', own);
    expect(status).toBe(2);
    expect(stdout).toContain('accepts 2 of 2 histories');
    expect(stderr).toContain('twice.ndjson:2: has the case `case1` again, which line 1 has\n');
    expect(stderr).toContain('twice.ndjson:3: is not JSON');
  });

  test('of the log that the README names, what a newcomer is to see: histories of either policy, and of neither', () => {
    const root = join(import.meta.dirname, '../../..');
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const named = [...readme.matchAll(/npx remit (?:import|replay) payment-requests (\S+)/g)].map(
      ([, file = '']) => file,
    );
    expect(named).toEqual([named[0], named[0]]);
    const { status, stdout } = run('payment-requests', join(root, named[0] ?? ''));
    expect(status).toBe(1);
    expect(stdout).toContain('payment-requests-2018 accepts 5 of 8 histories');
    expect(stdout).toContain('by payment-requests-2017 alone: 1\n');
    expect(stdout).toContain('by neither: 2\n');
  });

  const log = sharedData('payment-requests.ndjson.gz');
  test.skipIf(log === null)(
    'of the real log nearly every history is accepted by the policy of its time',
    () => {
      const { stdout, status } = run('payment-requests', log ?? '');
      expect(status).toBe(1);
      expect(stdout).toContain('payment-requests-2017 accepts 1098 of 6760 histories');
      expect(stdout).toContain('payment-requests-2018 accepts 5680 of 6760 histories');
      expect(stdout).toContain('by neither: 71');
    },
  );
});
