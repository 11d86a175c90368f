import { compilePolicy } from '@remit/policy/compile';
import { loadDirectory } from '@remit/store/directory/directory';
import { loadPolicyVersion } from '@remit/store/policy/policy-versions';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import { RemitError } from '../errors.ts';
import { type KnownDirectory, knowDirectory } from '../known-directory.ts';
import type { PolicyInForce } from './policy-cache.ts';

/**
 * A published version, ready to decide.
 * @throws RemitError `internal` when it is not there or no policy: nothing is decided then
 */
export async function loadPolicyInForce(tx: TenantTransaction, version: number): Promise<PolicyInForce> {
  const published = await loadPolicyVersion(tx, version);
  if (published === null) throw new Error(`policy version ${version} is said to decide and is not there`);
  return { published, compiled: compilePolicy(published.document, version) };
}

/**
 * The directory at a revision that this transaction has read.
 * @throws RemitError `unavailable` when it moved between the two reads: deciding on a mixture of both is not an answer
 */
export async function loadDirectoryKnown(tx: TenantTransaction, revision: number): Promise<KnownDirectory> {
  const directory = await loadDirectory(tx);
  if (directory.revision !== revision) {
    throw new RemitError('unavailable', 'the directory is changing just now; try again in a moment');
  }
  return knowDirectory(directory);
}
