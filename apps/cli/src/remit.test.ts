import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { settings } from '@remit/store/settings/settings-table';
import { parseImportArguments } from './import-command.ts';

const remit = join(import.meta.dirname, 'remit.ts');

/** The command as a person gives it, with no environment but this. */
function run(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): {
  status: number | null;
  stdout: string;
  stderr: string;
} {
  const { status, stdout, stderr } = spawnSync(process.execPath, [remit, ...args], {
    encoding: 'utf8',
    env: { NO_COLOR: '1', ...env },
  });
  return { status, stdout, stderr };
}

describe('remit', () => {
  test.each([[[]], [['--help']], [['help']], [['check', '--help']], [['fuzz', 'isolation', '-h']]])(
    'given %j says what it can do',
    (args) => {
      const { status, stdout } = run(args);
      expect(status).toBe(0);
      expect(stdout).toContain('import payment-requests <file>');
      expect(stdout).toContain('config');
    },
  );

  test.each([
    [['confg'], 'did you mean `config`?'],
    [['import', 'payment-request', 'x'], 'did you mean `import payment-requests`?'],
    [['reconcile'], 'there are: '],
    [['import'], 'there is no command `import`'],
    [['fuzz', 'decision'], 'did you mean `fuzz decisions`?'],
    [['import', 'payment-requests'], 'name the file'],
    [['import', 'payment-requests', 'a', 'b'], 'one file at a time'],
    [['import', 'payment-requests', 'a', '--tenat', 'b'], '--tenat'],
    [['import', 'payment-requests', 'a', '--currency', 'euro'], 'three capital letters'],
    [['import', 'payment-requests', 'a', '--folder', 'finance/'], 'begins with a slash'],
    [['config', 'all'], 'config takes nothing'],
    [['check', 'a', '--nope'], 'there is no option `--nope` here'],
    [['check', 'a', '--at'], '`--at` wants a value'],
    [['check', 'a', '--strict=yes'], '`--strict` takes no value'],
    [['audit', 'verify', 'extra'], '`extra` is too much'],
    [
      ['audit', 'export', '--tenant', 'a', '--out', 'b', '--outcome', 'maybe'],
      '--outcome is `maybe`; it must be',
    ],
    [['audit', 'export', '--tenant', 'a', '--out', 'b', '--actor', 'me'], '--actor is `me`; '],
    [['tenant'], 'say what to do with tenants'],
    [['operator', 'add'], 'name who, by e-mail'],
    [['operator', 'add', 'olga', '--reason', 'she runs it'], 'name who, by e-mail'],
    [['operator', 'add', 'olga@operator.example'], 'say why with --reason'],
    [['tenant', 'delete', 'a', '--reason', 'over', '--grace', '-1'], '`--grace` wants a value'],
  ])('given %j says in one sentence what is wrong', (args, message) => {
    const { status, stdout, stderr } = run(args);
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test('config prints every setting with rule and example, and says where its value is from', () => {
    const { status, stdout } = run(['config'], { REMIT_PORT: '4711' });
    expect(status).toBe(0);
    for (const { name, rule, example } of settings) {
      expect(stdout).toContain(name);
      expect(stdout).toContain(rule);
      expect(stdout).toContain(`${name}=${example}`);
    }
    expect(stdout).toContain('REMIT_PORT = 4711\n');
    expect(stdout).toContain('REMIT_POOL_SIZE = 8 (default)\n');
  });

  test('config never prints a secret', () => {
    const { stdout, stderr } = run(['config'], {
      DATABASE_URL: 'postgres://me:hunter2@db.example.com/postgres',
      REMIT_SECRET: 'hunter2',
    });
    expect(stdout).toContain('DATABASE_URL is set (not shown)');
    expect(stdout + stderr).not.toContain('hunter2');
  });

  test('config ends with 1 and names every wrong value', () => {
    const { status, stderr } = run(['config'], { REMIT_PORT: 'x', REMIT_SAMPLE: 'maybe' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/REMIT_PORT is `x`.*\nREMIT_SAMPLE is `maybe`/);
  });

  test('import with a wrong setting touches nothing and names it', () => {
    const { status, stderr } = run(['import', 'payment-requests', 'x'], { REMIT_POOL_SIZE: '0' });
    expect(status).toBe(1);
    expect(stderr).toContain('REMIT_POOL_SIZE is `0`');
  });

  test('import has defaults for all but the file', () => {
    expect(parseImportArguments(['log.ndjson'])).toEqual({
      file: 'log.ndjson',
      tenant: 'halden',
      folder: '/finance/imported',
      currency: 'EUR',
    });
  });
});
