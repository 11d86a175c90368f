import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { StoreError } from '../errors.ts';
import { processStart } from './process-start.ts';

/**
 * Makes way for a new server on a cluster: stops one that still runs because the Remit that started it was killed, and
 * waits for what is left of one that was killed itself. The caller holds the folder's lock, so no living Remit uses it.
 * @throws StoreError `refused` when it does not stop
 */
export async function stopOrphan(cluster: string): Promise<void> {
  const pid = lastServer(cluster);
  if (pid === null) return;
  // First rolling back what is open, then without ceremony: the next start recovers from the log.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    // Its number may long be another process's: only a server at work in this very folder is ours to stop.
    if (workersIn(cluster, pid).includes(pid)) process.kill(pid, signal);
    if (await isDeserted(cluster, pid, 10_000)) {
      // A dead server that nobody has reaped yet looks alive to PostgreSQL, which would not start beside it.
      rmSync(join(cluster, 'postmaster.pid'), { force: true });
      return;
    }
  }
  throw new StoreError(
    'refused',
    `a PostgreSQL (process ${pid}) still runs on \`${cluster}\` and does not stop; end it and start Remit again`,
  );
}

/** The server that last ran on a cluster and did not put its lock file away; null when it did. */
function lastServer(cluster: string): number | null {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * Processes of PostgreSQL on a cluster: they work in its folder. A killed server's sessions may outlive it for a moment,
 * and none may be there when the next one starts.
 */
function workersIn(cluster: string, server: number): readonly number[] {
  if (process.platform !== 'linux') return processStart(server) === null ? [] : [server];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => folderOf(pid) === cluster && processStart(pid) !== null);
}

function folderOf(pid: number): string | null {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // It has ended meanwhile, or belongs to somebody whose processes are none of our business.
    return null;
  }
}

// Another process's child sends us no signal when it ends: asking is all there is.
async function isDeserted(cluster: string, server: number, within: number): Promise<boolean> {
  const deadline = performance.now() + within;
  while (performance.now() < deadline) {
    if (workersIn(cluster, server).length === 0) return true;
    await delay(10);
  }
  return false;
}
