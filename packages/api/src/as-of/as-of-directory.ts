import { loadDirectory } from '@remit/store/directory/directory';
import { directoryKeptFrom } from '@remit/store/directory/directory-past';
import { RemitError } from '../errors.ts';
import { type KnownDirectory, knowDirectory } from '../known-directory.ts';
import type { TenantCall } from '../tenant-call.ts';

/** So many directories of past moments are remembered; of more, the one that was asked for longest ago goes. */
const most = 4;
/** What was that long ago, in ms, is not changed any more by a transaction that has not committed yet. */
const SETTLED = 60_000;
const remembered = new Map<string, KnownDirectory>();

/**
 * The directory of a past moment. A screen asks for it a few times in a row, so the last few stay in memory, each under
 * its tenant.
 * @param at ms since 1970 UTC, not after now
 * @throws RemitError `invalid` for a moment before changes of the directory were kept
 */
export async function directoryAsOf(
  { tx, tenantId, standing }: Pick<TenantCall, 'tx' | 'tenantId' | 'standing'>,
  at: number,
): Promise<KnownDirectory> {
  const key = `${tenantId} ${at}`;
  const known = remembered.get(key);
  if (known !== undefined) {
    remembered.delete(key);
    remembered.set(key, known);
    return known;
  }
  const kept = await directoryKeptFrom(tx);
  if (at < kept) {
    throw new RemitError(
      'invalid',
      `how people and folders were is known from ${new Date(kept).toISOString()} on; look at a later moment, or at the version alone among the versions`,
    );
  }
  const directory = knowDirectory(await loadDirectory(tx, at));
  if (at < standing.now - SETTLED) {
    remembered.set(key, directory);
    const oldest = remembered.keys().next();
    if (remembered.size > most && !oldest.done) remembered.delete(oldest.value);
  }
  return directory;
}
