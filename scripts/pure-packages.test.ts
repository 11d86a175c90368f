import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { purePackages } from './import-map.ts';

const OUTSIDE = ['fetch', 'process', 'document', 'window', 'Buffer', 'setTimeout', 'console'];

const folder = mkdtempSync(join(tmpdir(), 'remit-pure-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the compiler says of a file that is checked as one of the package's own. */
function errorsIn(name: string, text: string): string {
  const file = join(folder, 'named.mts');
  const project = join(folder, 'tsconfig.json');
  writeFileSync(file, text);
  writeFileSync(
    project,
    JSON.stringify({ extends: resolve(`packages/${name}/tsconfig.json`), include: [file], exclude: [] }),
  );
  const run = spawnSync('tsc', ['-p', project, '--pretty', 'false'], { encoding: 'utf8' });
  if (run.error) throw run.error;
  return run.stdout;
}

describe.each(purePackages)('%s', (name) => {
  it('can name nothing of Node, of the network or of a page', () => {
    const errors = errorsIn(name, `export const named = [${OUTSIDE.join(', ')}];\n`);
    for (const word of OUTSIDE) expect(errors).toContain(`Cannot find name '${word}'`);
  });

  it('compiles what it may name', () => {
    expect(errorsIn(name, 'export const named = [1n, new Map(), Intl.NumberFormat];\n')).toBe('');
  });

  it('is checked by that very configuration, tests apart', () => {
    const project = JSON.parse(readFileSync(`packages/${name}/tsconfig.json`, 'utf8')) as object;
    expect(project).toEqual({
      extends: '../../tsconfig.json',
      include: ['src'],
      exclude: ['src/**/*.test.ts'],
    });
  });
});
