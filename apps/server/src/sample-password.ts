import { hkdfSync } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { keptSecret } from '@remit/store/secrets/kept-secret';
import type { Settings } from '@remit/store/settings/settings';

/**
 * The password of everybody in the sample tenants: kept in the data folder where the database is; on a database of
 * one's own it comes from the secret, so that every server beside it says the same one.
 */
export function samplePassword({ dataDir, databaseUrl, secret }: Settings): string {
  if (databaseUrl !== null && secret !== null) {
    return Buffer.from(hkdfSync('sha256', secret, '', 'remit sample password', 12)).toString('base64url');
  }
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true });
  return keptSecret(folder, 'sample-password', 12);
}
