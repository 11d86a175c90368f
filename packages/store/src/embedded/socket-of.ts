import { join } from 'node:path';

/** What the kernel takes as the path of a socket, in bytes, on the systems that take least. */
const longest = 103;

/** What needs no quotes in a list of folders, as the server's setting is one. */
const plain = /^[\w./-]+$/;

/**
 * The socket that a server with its cluster in a folder can be reached by. It lies in the cluster, where nobody but the
 * server's user and root can go.
 * @returns null where there can be none: a path may be too long for it, or say more than it should
 */
export function socketOf(cluster: string, port: number): string | null {
  const path = join(cluster, `.s.PGSQL.${port}`);
  if (process.platform === 'win32' || !plain.test(cluster) || path.length > longest) return null;
  return path;
}
