import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { processStart } from '@remit/store/embedded/process-start';
import { postgresPid } from './run-remit.ts';

/**
 * Remembers the PostgreSQL of a folder, to ask once Remit has ended whether it ended too. Remit that is broken off in
 * its start tells it to, and does not wait.
 * @returns settles with whether it is gone within some ms
 */
export function postgresOf(folder: string): (within: number) => Promise<boolean> {
  const pid = existsSync(join(folder, 'postgres', 'postmaster.pid')) ? postgresPid(folder) : null;
  const lives = (): boolean => pid !== null && processStart(pid) !== null;
  return async (within) => {
    const asked = performance.now();
    while (lives() && performance.now() - asked < within) await delay(10);
    return !lives();
  };
}
