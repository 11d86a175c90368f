import { fileKey, moveAttachment, type MovedFile } from '../files/attachments.ts';
import type { Store } from '../open-store.ts';

export interface MoveFilesOptions {
  readonly store: Pick<Store, 'files' | 'listTenants' | 'withTenant'>;
  /** Called after each file with how many are done. */
  readonly onProgress: (done: number) => void;
  /** Stops it between two files. */
  readonly signal?: AbortSignal;
}

/**
 * Moves the files of every tenant to where files are kept now, one in a transaction; people fetch them all the while.
 * Stopped or killed, it goes on where it was.
 * @returns how many were moved
 * @throws StoreError `unavailable` for a bucket that does not answer and a tenant that cannot be entered, `refused` for a
 *   file that the bucket has lost
 */
export async function moveFiles({ store, onProgress, signal }: MoveFilesOptions): Promise<number> {
  const { bucket } = store.files;
  let done = 0;
  for (const { id: tenantId } of await store.listTenants()) {
    let after: string | null = null;
    for (;;) {
      signal?.throwIfAborted();
      const from: string | null = after;
      const moved: MovedFile | null = await store.withTenant(tenantId, 'write', (tx) =>
        moveAttachment(tx, store.files, from),
      );
      if (moved === null) break;
      after = moved.id;
      done += 1;
      onProgress(done);
      // Its row says by now that it is elsewhere. Killed before this, the next sweep removes what is left.
      if (bucket !== null && moved.left === bucket.name) await bucket.remove(fileKey(tenantId, moved.id));
    }
  }
  return done;
}
