import { randomBytes } from 'node:crypto';
import { readFileSync, linkSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../errors.ts';

/**
 * The secret of a data folder, from which Remit's own database passwords come: made at the first call, and kept in the
 * folder for its owner's eyes alone.
 * @param folder exists and can be written to
 * @throws StoreError `refused` when the file is damaged: with another secret, Remit could not enter its own databases
 */
export function folderSecret(folder: string): Uint8Array {
  const path = join(folder, 'secret');
  const kept = readSecret(path);
  if (kept !== null) return kept;
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flush: true });
  try {
    // A link appears whole, and not over another: of two at once, both read what the first made.
    linkSync(draft, path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readSecret(path) ?? folderSecret(folder);
}

function readSecret(path: string): Uint8Array | null {
  try {
    const secret = new Uint8Array(Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url'));
    if (secret.length >= 32) return secret;
    throw new StoreError(
      'refused',
      `\`${path}\` should hold the secret that Remit made, and does not; restore the file from a backup of the folder`,
    );
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
