import { type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ChainHead } from '@remit/audit/chain';
import { firstPrevious, headLine } from '@remit/audit/head-line';
import { parseObject, type Signer } from '@remit/audit/signer';
import { sha256Native } from '../secrets/sha256-native.ts';
import { unlessAbsent } from '../unless-absent.ts';

/** A file outside the database that remembers where each tenant's chain stood. Lines are added and never changed. */
export interface HeadsFile {
  /** The tenant's last head; null when it has none. */
  last(tenant: string): Promise<ChainHead | null>;
  /** Adds a head; it lies on the disk when this settles. The caller holds the tenant's chain (`holdChain`). */
  append(tenant: string, head: ChainHead): Promise<void>;
  close(): Promise<void>;
}

interface LastLine {
  readonly head: ChainHead;
  /** SHA-256 of the line. */
  readonly hash: string;
}

/**
 * Opens a file of heads, which is made when it is missing. Several processes may add to one file.
 * @throws the file system's error
 */
export async function openHeadsFile(path: string, signer: Signer): Promise<HeadsFile> {
  await mkdir(dirname(path), { recursive: true });
  const tenants = new Map<string, LastLine>();
  let file = await openAt(path);
  let offset = 0;

  // What others added counts as much as one's own. One reader at a time: two would both move on from one place.
  let reading: Promise<void> = Promise.resolve();
  const catchUp = (): Promise<void> => (reading = reading.then(readOn, readOn));

  /**
   * What is written to a file that was taken away lies nowhere. Where it was, there is a copy that somebody put back, to be
   * gone on with, or one is begun whose first line names another before it that is not there: so a verifier is told.
   */
  async function followPath(): Promise<void> {
    const [held, there] = await Promise.all([file.stat(), unlessAbsent(stat(path))]);
    if (there !== null && there.ino === held.ino && there.dev === held.dev) return;
    const next = await openAt(path);
    await file.close();
    file = next;
    offset = 0;
  }

  async function readOn(): Promise<void> {
    await followPath();
    const { size } = await file.stat();
    while (offset < size) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size - offset, chunk)), {
        position: offset,
      });
      const end = buffer.subarray(0, bytesRead).lastIndexOf(newline);
      if (end < 0) return;
      for (const line of buffer.toString('utf8', 0, end).split('\n')) note(line);
      offset += end + 1;
    }
  }

  function note(line: string): void {
    const { tenant, sequence, hash } = parseObject(line) ?? {};
    if (typeof tenant !== 'string' || typeof sequence !== 'number' || typeof hash !== 'string') return;
    tenants.set(tenant, { head: { sequence, hash }, hash: sha256Native(line) });
  }

  return {
    last: async (tenant) => {
      await catchUp();
      return tenants.get(tenant)?.head ?? null;
    },
    append: async (tenant, { sequence, hash }) => {
      await catchUp();
      const previous = tenants.get(tenant)?.hash ?? firstPrevious;
      const at = new Date().toISOString();
      try {
        await file.appendFile(`${headLine(signer, { tenant, sequence, hash, at, previous })}\n`);
        await file.datasync();
      } catch (error) {
        // A disk that was full after half a line: the next line must not go on where that one ends.
        await dropTornLine(file);
        throw error;
      }
    },
    close: () => file.close(),
  };
}

const chunk = 1024 * 1024;
const newline = 10;

async function openAt(path: string): Promise<FileHandle> {
  const file = await open(path, 'a+', 0o600);
  await dropTornLine(file);
  return file;
}

/** A process that was killed while it wrote leaves a line without an end, which says nothing and must not go on. */
async function dropTornLine(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, chunk)), {
    position: Math.max(0, size - chunk),
  });
  const end = buffer.subarray(0, bytesRead).lastIndexOf(newline);
  const torn = bytesRead - end - 1;
  if (torn > 0) await file.truncate(size - torn);
}
