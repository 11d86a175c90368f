import { printPolicy } from '@remit/language/print-policy';
import { loadPolicyVersion, type PublishedPolicy } from '@remit/store/policy/policy-versions';
import { RemitError } from '../errors.ts';
import { typeGuard } from '../guard.ts';
import type { TenantCall } from '../tenant-call.ts';
import { versionSummary } from './versions-list.ts';
import type { PolicyTextView, VersionView } from './versions-views.ts';
import { whoAdministers } from '../who-administers.ts';

/**
 * A published version.
 * @throws RemitError `not-found` for a number that was never published, saying which are
 */
export async function publishedVersion(call: TenantCall, version: number): Promise<PublishedPolicy> {
  const { published } = call.policy;
  if (version === published.version) return published;
  const found = await loadPolicyVersion(call.tx, version);
  if (found !== null) return found;
  throw new RemitError(
    'not-found',
    `there is no version ${version} of the policy; the one in force is ${published.version}`,
  );
}

/** One version with its document: what rolling back starts from. */
export async function getVersion(call: TenantCall, version: number): Promise<VersionView> {
  const published = await publishedVersion(call, version);
  return {
    ...versionSummary(call, published),
    document: published.document,
    publish: typeGuard(call, 'remit.Policy', 'publish', whoAdministers(call)),
  };
}

/** A version as text; without a number, the one in force. */
export async function policyText(call: TenantCall, version: number | null): Promise<PolicyTextView> {
  const published = await publishedVersion(call, version ?? call.policy.published.version);
  return { version: published.version, text: printPolicy(published.document) };
}
