import { resealAttachment } from './attachments.ts';
import type { Store } from '../open-store.ts';

export interface RotateAttachmentsOptions {
  readonly store: Pick<Store, 'files' | 'keys' | 'listTenants' | 'withTenant'>;
  /** Called after each file with how many are done. */
  readonly onProgress: (done: number) => void;
  /** Stops it between two files. */
  readonly signal?: AbortSignal;
}

/**
 * Seals the files of every tenant anew that are not under the current key, one in a transaction: each is long. Stopped
 * or killed, it goes on where it was.
 * @returns how many were sealed anew
 * @throws SealError at the first file that no key of the ring opens; StoreError for a tenant that cannot be entered, so
 *   that nobody takes a key away that its files may be under
 */
export async function rotateAttachments(options: RotateAttachmentsOptions): Promise<number> {
  const { store, onProgress, signal } = options;
  let done = 0;
  for (const { id } of await store.listTenants()) {
    for (;;) {
      signal?.throwIfAborted();
      if (!(await store.withTenant(id, 'write', (tx) => resealAttachment(tx, store)))) break;
      done += 1;
      onProgress(done);
    }
  }
  return done;
}
