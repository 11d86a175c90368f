import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '../errors.ts';
import { processStart } from './process-start.ts';

/** Held while Remit runs on a data folder. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes a data folder for this process; a lock left behind by a process that is gone is taken over.
 * @param folder exists and can be written to
 * @throws StoreError `refused`, naming the process, when another one holds it
 */
export function lockFolder(folder: string): FolderLock {
  const path = join(folder, 'remit.lock');
  const mine = `${process.pid} ${processStart(process.pid) ?? ''}`;
  const draft = join(folder, `remit.lock.${randomUUID()}`);
  writeFileSync(draft, mine, { mode: 0o600 });
  try {
    // A link appears whole or not at all, and only where nothing is: of two at once, one gets it.
    while (!linked(draft, path)) {
      const found = readLock(path);
      if (found !== null && isHeld(found)) {
        throw new StoreError(
          'refused',
          `another Remit (process ${found.split(' ')[0]}) is running on \`${folder}\`; ` +
            'stop it first, or give this one a folder of its own with REMIT_DATA_DIR',
        );
      }
      // Moved aside, not deleted: of two who find the same old lock, the second moves nothing of the first's.
      if (found !== null) moveAside(path, found);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return {
    release: () => {
      if (readLock(path) === mine) rmSync(path, { force: true });
    },
  };
}

/** Id of the process that runs Remit on a data folder; null when none does. */
export function lockHolder(folder: string): number | null {
  const found = readLock(join(folder, 'remit.lock'));
  return found !== null && isHeld(found) ? Number(found.split(' ')[0]) : null;
}

function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function readLock(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function isHeld(lock: string): boolean {
  const [pid = '', start = ''] = lock.split(' ');
  return /^\d+$/.test(pid) && Number(pid) !== process.pid
    ? processStart(Number(pid)) === start
    : lock === `${process.pid} ${processStart(process.pid) ?? ''}`;
}

function moveAside(path: string, stale: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return;
    throw error;
  }
  // Somebody was quicker and what was moved is their new lock: it goes back unless yet another is there by now.
  if (readLock(aside) !== stale) linked(aside, path);
  rmSync(aside, { force: true });
}
