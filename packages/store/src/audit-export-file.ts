import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { parseTenantId, type TenantId } from './tenant-id.ts';

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

/** A file that appears under its name when it is whole, for its owner's eyes alone. */
export interface FileInMaking {
  /** Settles when the disk has taken it: nothing piles up in memory. */
  write(text: string): Promise<void>;
  /** SHA-256 of what was written, hex, and how many bytes that is; the file has its name then. */
  finish(): Promise<{ readonly sha256: string; readonly bytes: number }>;
  /** Takes back what was written; does nothing once it is finished. */
  discard(): Promise<void>;
}

/** Begins a file; one that a killed process left half done is begun anew. */
export async function makeFile(path: string): Promise<FileInMaking> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 });
  const draft = `${path}.part`;
  // The mode of a file counts when it is made: an old one must not lend its own.
  await rm(draft, { force: true });
  const file = await open(draft, 'wx', 0o600);
  const sha256 = createHash('sha256');
  let bytes = 0;
  let making = true;
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
      making = false;
      await rename(draft, path);
      return { sha256: sha256.digest('hex'), bytes };
    },
    discard: async () => {
      if (!making) return;
      making = false;
      await file.close();
      await rm(draft, { force: true });
    },
  };
}

/** How long the file of an export is kept, in days. */
export const exportDays = 7;

const day = 24 * 60 * 60 * 1000;

/**
 * Deletes the files of exports that have been kept long enough.
 * @param now ms since 1970 UTC
 */
export async function deleteOldExports(folder: string, now: number): Promise<number> {
  let deleted = 0;
  for (const tenant of await entriesOf(folder)) {
    for (const name of await entriesOf(join(folder, tenant))) {
      const path = join(folder, tenant, name);
      const { mtimeMs } = await stat(path);
      if (mtimeMs >= now - exportDays * day) continue;
      await rm(path, { force: true });
      deleted += 1;
    }
  }
  return deleted;
}

async function entriesOf(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    // Nothing was ever exported here.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
