import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StoreError } from '../errors.ts';
import { diskFullSentence } from './disk-full.ts';
import { endWithUs } from './end-with-us.ts';
import type { SystemUser } from './system-user.ts';

/**
 * Makes an empty database cluster. It is built aside and moved into place when whole and on the disk, so that whoever
 * finds `target` finds a cluster.
 * @param target folder of the cluster, which does not exist
 * @param password of the superuser `postgres`
 * @param user whom the cluster is to belong to; null: whoever runs Remit
 * @throws StoreError `refused` with what initdb said
 */
export async function runInitdb(
  initdb: string,
  target: string,
  password: string,
  user: SystemUser | null,
): Promise<void> {
  // Under a name of its own: the initdb of a Remit that was killed may still be writing to the last one.
  const draft = `${target}.new.${randomUUID()}`;
  mkdirSync(draft, { mode: 0o700 });
  // initdb takes the password from a file alone; as the user it runs as, it must be able to read it.
  const passwordFile = `${draft}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user !== null) for (const path of [draft, passwordFile]) chownSync(path, user.uid, user.gid);
  try {
    await runTool(
      initdb,
      [
        `--pgdata=${draft}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // The same order and the same lower case on every machine, whatever its C library.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        '--no-instructions',
        // Everything is written to the disk once, below, which is several times faster than file by file.
        '--no-sync',
      ],
      user,
    );
    await runTool(initdb, [`--pgdata=${draft}`, '--sync-only'], user);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(draft, target);
}

/** Removes what `runInitdb` left behind where it was broken off on its way to `target`. */
export function removeInitdbRemains(target: string): void {
  const folder = dirname(target);
  const drafts = `${basename(target)}.new`;
  for (const name of readdirSync(folder).filter((name) => name.startsWith(drafts))) {
    // Whoever still writes there is left without ground, and fails by itself; until then files may come up again.
    rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

function runTool(path: string, words: readonly string[], user: SystemUser | null): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, words, {
      stdio: ['ignore', 'ignore', 'pipe'],
      cwd: '/',
      env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
      ...(user === null ? {} : { uid: user.uid, gid: user.gid }),
    });
    endWithUs(child, 'SIGTERM');
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', (cause) =>
      reject(new StoreError('refused', `\`${path}\` does not run: ${cause.message}`, cause)),
    );
    child.on('close', (code, signal) => {
      if (code === 0) return resolve();
      const sentence =
        diskFullSentence(said, path) ?? `initdb failed (${signal ?? `exit ${code}`}): ${said.trim()}`;
      reject(new StoreError('refused', sentence));
    });
  });
}
