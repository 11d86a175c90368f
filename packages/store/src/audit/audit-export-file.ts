import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseTenantId, type TenantId } from '../tenant-id.ts';
import { unlessAbsent } from '../unless-absent.ts';

/** The files of an export: what was asked for, and its manifest. */
export type ExportFile = 'data' | 'manifest';

/** Where the files of an export lie; nothing of a caller's gets into the path but two ids. */
export function exportPath(
  folder: string,
  tenantId: TenantId,
  id: string,
  file: ExportFile,
  extension: string,
): string {
  // An id from outside is a uuid or nothing, and cannot lead out of the folder.
  const name = `${parseTenantId(id)}.${file === 'data' ? extension : `${extension}.manifest.json`}`;
  return join(folder, tenantId, name);
}

/** A file that appears under its name when its maker says so, for its owner's eyes alone. */
export interface FileInMaking {
  /** Settles when the system has taken it: nothing piles up in memory. */
  write(text: string): Promise<void>;
  /** Nothing more is written; it lies on the disk. @returns SHA-256 of it, hex, and how many bytes it has */
  finish(): Promise<{ readonly sha256: string; readonly bytes: number }>;
  /** Gives it its name. */
  publish(): Promise<void>;
  /** Takes back what was written; does nothing once it has its name. */
  discard(): Promise<void>;
}

/** Begins a file. Two who make the same one do not write into one another's. */
export async function makeFile(path: string): Promise<FileInMaking> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomUUID()}.part`;
  const file = await open(draft, 'wx', 0o600);
  const sha256 = createHash('sha256');
  let bytes = 0;
  let closed = false;
  let published = false;
  return {
    write: async (text) => {
      const chunk = Buffer.from(text, 'utf8');
      sha256.update(chunk);
      bytes += chunk.length;
      await file.writeFile(chunk);
    },
    finish: async () => {
      await file.datasync();
      await file.close();
      closed = true;
      return { sha256: sha256.digest('hex'), bytes };
    },
    publish: async () => {
      await rename(draft, path);
      published = true;
    },
    discard: async () => {
      if (published) return;
      if (!closed) await file.close();
      closed = true;
      await rm(draft, { force: true });
    },
  };
}

/** How long the file of an export is kept, in days. */
export const exportDays = 7;

const day = 24 * 60 * 60 * 1000;

/**
 * Deletes the files of exports that have been kept long enough. Others may do so at the same moment.
 * @param now ms since 1970 UTC
 * @returns how many
 */
export async function deleteOldExports(folder: string, now: number): Promise<number> {
  let deleted = 0;
  for (const tenant of await entriesOf(folder)) {
    for (const name of await entriesOf(join(folder, tenant))) {
      const path = join(folder, tenant, name);
      const found = await unlessAbsent(stat(path));
      if (found === null || found.mtimeMs >= now - exportDays * day) continue;
      await rm(path, { force: true });
      deleted += 1;
    }
  }
  return deleted;
}

async function entriesOf(folder: string): Promise<readonly string[]> {
  // Nothing was ever exported here; or it is a file that somebody put beside the folders of tenants.
  return (await unlessAbsent(readdir(folder))) ?? [];
}
