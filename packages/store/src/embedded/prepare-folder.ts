import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { StoreError } from '../errors.ts';
import { refuseFullDisk } from './disk-full.ts';
import { obstacle, type SystemUser } from './system-user.ts';

/**
 * Makes a data folder, or finds that it can be used.
 * @param folder absolute
 * @throws StoreError `refused` saying what stands in the way
 */
export function prepareFolder(folder: string, user: SystemUser | null): void {
  try {
    mkdirSync(folder, { recursive: true, mode: user === null ? 0o700 : 0o711 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    if (existsSync(folder) && !statSync(folder).isDirectory()) {
      throw new StoreError(
        'refused',
        `the data folder \`${folder}\` is a file; move it away, or name a folder with REMIT_DATA_DIR`,
        cause,
      );
    }
    throw new StoreError(
      'refused',
      `Remit cannot write to its data folder \`${folder}\` (${whyNot(folder, cause)}); ` +
        'make it writable for the user who runs Remit, or name another with REMIT_DATA_DIR',
      cause,
    );
  }
  refuseFullDisk(folder);
  if (user === null) return;
  // The data folder is ours to open for passing through; the folders above it are not.
  const { mode } = statSync(folder);
  if ((mode & 0o001) === 0) chmodSync(folder, mode | 0o001);
  const closed = obstacle(join(folder, 'postgres'), user);
  if (closed !== null) {
    throw new StoreError(
      'refused',
      `PostgreSQL does not run as root but as \`${user.name}\`, who may not pass through \`${closed}\`; ` +
        `name a data folder elsewhere with REMIT_DATA_DIR (such as /var/lib/remit), or run: chmod o+x ${closed}`,
    );
  }
}

/** The system's word for what is wrong with the nearest folder that exists; making one below says less. */
function whyNot(folder: string, cause: unknown): string {
  if (!existsSync(folder) && dirname(folder) !== folder) return whyNot(dirname(folder), cause);
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (found) {
    if (found instanceof Error && 'code' in found) return String(found.code);
  }
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason';
}

/**
 * The superuser's password of a data folder's server, made at the first call and kept in the folder, for its owner's
 * eyes alone.
 */
export function superuserPassword(folder: string): string {
  const path = join(folder, 'postgres-password');
  if (existsSync(path)) return readFileSync(path, 'utf8');
  const password = randomBytes(32).toString('base64url');
  const draft = `${path}.new`;
  rmSync(draft, { force: true });
  writeFileSync(draft, password, { mode: 0o600, flush: true });
  renameSync(draft, path);
  return password;
}

/** Whether a cluster is in place. @throws StoreError `refused` when it is of another major version */
export function hasCluster(cluster: string): boolean {
  const file = join(cluster, 'PG_VERSION');
  if (!existsSync(file)) return false;
  const version = readFileSync(file, 'utf8').trim();
  if (version === '18') return true;
  throw new StoreError(
    'refused',
    `\`${dirname(cluster)}\` holds a database of PostgreSQL ${version}; this Remit brings PostgreSQL 18. ` +
      'Start it with the Remit that made it, or name another folder with REMIT_DATA_DIR',
  );
}
