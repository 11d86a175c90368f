import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { folderSecret } from './folder-secret.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remit-secret-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the secret of a data folder', () => {
  test('is made once, is long enough, and is for its owner alone', () => {
    const secret = folderSecret(folder);
    expect(secret).toHaveLength(32);
    expect(folderSecret(folder)).toEqual(secret);
    expect(readdirSync(folder)).toEqual(['secret']);
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600);
  });

  test('differs from folder to folder', () => {
    const other = mkdtempSync(join(tmpdir(), 'remit-secret-'));
    expect(folderSecret(other)).not.toEqual(folderSecret(folder));
    rmSync(other, { recursive: true });
  });

  test('is never made anew over a damaged one', () => {
    writeFileSync(join(folder, 'secret'), 'oops');
    expect(() => folderSecret(folder)).toThrow(/restore the file from a backup/);
  });
});
