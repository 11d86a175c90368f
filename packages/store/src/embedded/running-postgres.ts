import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseAddress } from '../provision/database-address.ts';
import { StoreError } from '../errors.ts';
import { lockHolder } from './folder-lock.ts';
import { superuserPassword } from './prepare-folder.ts';

/**
 * Address of the server that a running Remit keeps on a data folder, for a second process that would join it.
 * @param folder absolute
 * @returns null when no Remit runs there
 * @throws StoreError `unavailable` while that Remit is starting, or its server is being started again
 */
export function runningPostgres(folder: string): DatabaseAddress | null {
  const holder = lockHolder(folder);
  if (holder === null) return null;
  const port = readyPort(join(folder, 'postgres', 'postmaster.pid'));
  if (port === null) {
    throw new StoreError(
      'unavailable',
      `the Remit that runs on \`${folder}\` (process ${holder}) is starting, or its database is; try again in a moment`,
    );
  }
  return `postgres://postgres:${superuserPassword(folder)}@127.0.0.1:${port}/postgres`;
}

/** Postgres writes its port on the fourth line of this file, and `ready` on the eighth once it takes connections. */
function readyPort(path: string): string | null {
  try {
    const lines = readFileSync(path, 'utf8').split('\n');
    return lines[7]?.trim() === 'ready' ? (lines[3] ?? null) : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
