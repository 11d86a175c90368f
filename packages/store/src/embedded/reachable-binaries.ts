import { chmodSync, cpSync, existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Binaries } from './find-binaries.ts';
import { obstacle, type SystemUser } from './system-user.ts';

/**
 * PostgreSQL's programs where the user they run as can reach them: where npm put them, or, when that lies under a
 * closed folder such as root's home, a copy in the data folder.
 */
export function reachableBinaries(installed: Binaries, folder: string, user: SystemUser | null): Binaries {
  const binaries =
    user === null || obstacle(installed.postgres, user) === null
      ? installed
      : copied(installed, join(folder, 'postgresql-18'));
  // Some archives lose the right to execute on their way.
  for (const path of [binaries.initdb, binaries.postgres]) {
    const { mode } = statSync(path);
    if ((mode & 0o555) !== 0o555) chmodSync(path, mode | 0o555);
  }
  return binaries;
}

function copied(installed: Binaries, target: string): Binaries {
  if (!existsSync(target)) {
    const draft = `${target}.new`;
    rmSync(draft, { recursive: true, force: true });
    cpSync(dirname(dirname(installed.postgres)), draft, { recursive: true, verbatimSymlinks: true });
    renameSync(draft, target);
  }
  return {
    initdb: join(target, 'bin', basename(installed.initdb)),
    postgres: join(target, 'bin', basename(installed.postgres)),
  };
}
