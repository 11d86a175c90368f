import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A random text that a data folder keeps for its owner's eyes alone: made at the first call, the same ever after.
 * @param folder exists and can be written to
 * @param name of the file
 * @param bytes of randomness, written in base64url
 */
export function keptSecret(folder: string, name: string, bytes: number): string {
  const path = join(folder, name);
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const secret = randomBytes(bytes).toString('base64url');
  // Written aside and renamed: whoever is killed on the way leaves no half secret behind.
  const draft = `${path}.new`;
  rmSync(draft, { force: true });
  writeFileSync(draft, `${secret}\n`, { mode: 0o600, flush: true });
  renameSync(draft, path);
  return secret;
}
