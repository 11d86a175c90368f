import { listPolicyVersions, type PolicyVersionSummary } from '@remit/store/policy/policy-versions';
import { typeGuard } from '../guard.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { VersionSummary, VersionsView } from './versions-views.ts';
import { whoAdministers } from '../who-administers.ts';

/** Every published version, newest first: who published it, when and why. */
export async function listVersions(call: TenantCall): Promise<VersionsView> {
  const versions = await listPolicyVersions(call.tx);
  return {
    versions: versions.map((version) => versionSummary(call, version)),
    publish: typeGuard(call, 'remit.Policy', 'publish', whoAdministers(call)),
  };
}

/** A version as lists and comparisons name it. */
export function versionSummary(
  { directory, standing }: Pick<TenantCall, 'directory' | 'standing'>,
  { version, author, reason, publishedAt, basedOn }: PolicyVersionSummary,
): VersionSummary {
  return {
    version,
    author: directory.chip(author),
    reason,
    publishedAt,
    basedOn,
    inForce: version === standing.policyVersion,
  };
}
