import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreError } from '../errors.ts';

/** The user of the operating system that PostgreSQL runs as. */
export interface SystemUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

const name = 'postgres';

/**
 * The user PostgreSQL must run as, made if need be: it refuses to run as root.
 * @returns null when Remit itself is not root: PostgreSQL then runs as whoever runs Remit
 * @throws StoreError `refused` when there is no such user and none can be made
 */
export function systemUser(): SystemUser | null {
  if (process.getuid?.() !== 0) return null;
  const known = findUser();
  if (known !== null) return known;
  // The tools of most Linux systems, then those of Alpine.
  const ways: readonly (readonly (readonly string[])[])[] = [
    [
      ['groupadd', '--system', name],
      ['useradd', '--system', '--gid', name, '--no-create-home', '--shell', '/bin/false', name],
    ],
    [
      ['addgroup', '-S', name],
      ['adduser', '-S', '-D', '-H', '-G', name, name],
    ],
  ];
  for (const way of ways) {
    // A group that exists already fails the first step and is no obstacle to the second.
    for (const [tool = '', ...words] of way) run(tool, words);
    const made = findUser();
    if (made !== null) return made;
  }
  throw new StoreError(
    'refused',
    `PostgreSQL does not run as root, and no system user \`${name}\` could be made; ` +
      `add one (useradd --system ${name}), or start Remit as an ordinary user`,
  );
}

function findUser(): SystemUser | null {
  const uid = run('id', ['-u', name]);
  const gid = run('id', ['-g', name]);
  return uid === null || gid === null ? null : { name, uid: Number(uid), gid: Number(gid) };
}

/** What a tool prints, or null when it fails or does not exist. */
function run(tool: string, words: readonly string[]): string | null {
  try {
    return execFileSync(tool, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}

/**
 * The outermost folder above `path` that a user may not pass through.
 * @param path absolute
 * @returns null when the user can reach it
 */
export function obstacle(path: string, user: SystemUser): string | null {
  const above = dirname(path);
  if (above === path) return null;
  const higher = obstacle(above, user);
  if (higher !== null) return higher;
  const { mode, uid, gid } = statSync(above);
  const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
  return (mode & bit) === 0 ? above : null;
}
