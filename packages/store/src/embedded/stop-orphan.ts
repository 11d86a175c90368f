import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreError } from '../errors.ts';
import { processStart } from './process-start.ts';

/**
 * Stops a server that still runs on a cluster because the Remit that started it was killed.
 * The caller holds the folder's lock, so no living Remit uses it.
 * @throws StoreError `refused` when it does not stop
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const pid = orphanOf(cluster);
  if (pid === null) return;
  // First rolling back what is open, then without ceremony: the next start recovers from the log.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    process.kill(pid, signal);
    if (await hasEnded(pid, 10_000)) return;
  }
  throw new StoreError(
    'refused',
    `a PostgreSQL (process ${pid}) still runs on \`${cluster}\` and does not stop; end it and start Remit again`,
  );
}

function orphanOf(cluster: string): number | null {
  try {
    const [pid = '', folder = ''] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    // Its number may long be another process's: only a server started on this very folder is ours to stop.
    return folder === cluster && runsOn(Number(pid), cluster) ? Number(pid) : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function runsOn(pid: number, cluster: string): boolean {
  if (processStart(pid) === null) return false;
  if (process.platform !== 'linux') return true;
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster);
}

// Another process's child sends us no signal when it ends: asking is all there is.
async function hasEnded(pid: number, within: number): Promise<boolean> {
  const deadline = performance.now() + within;
  while (performance.now() < deadline) {
    if (processStart(pid) === null) return true;
    await delay(10);
  }
  return false;
}
