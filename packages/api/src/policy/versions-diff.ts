import { changedItems } from '@remit/policy/draft/changed-items';
import { compilePolicy } from '@remit/policy/compile';
import { diffPolicies } from '@remit/policy/compare/diff-policies';
import { dutyChanges } from '@remit/policy/compare/duty-changes';
import { printPolicy } from '@remit/language/print-policy';
import type { PublishedPolicy } from '@remit/store/policy/policy-versions';
import type { PolicyInForce } from './policy-cache.ts';
import { textHunks } from './text-hunks.ts';
import type { TenantCall } from '../tenant-call.ts';
import { ofEverybody } from '../of-everybody.ts';
import { publishedVersion } from './versions-get.ts';
import { saidDuties } from '../approvals/said-duties.ts';
import { versionSummary } from './versions-list.ts';
import { meaningFor } from './versions-meaning.ts';
import type { VersionsDiffView } from './versions-views.ts';

/**
 * What one version changes of another: item by item, in what the people who are here now may do, and in the text.
 * @throws RemitError `not-found` for a number that was never published
 */
export async function diffVersions(
  call: TenantCall,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<VersionsDiffView> {
  const before = await publishedVersion(call, from);
  const after = await publishedVersion(call, to);
  const [was, is] = [compiledOf(call, before), compiledOf(call, after)];
  const { directory } = call.directory;
  const diff = diffPolicies(
    { compiled: was.compiled, directory },
    { compiled: is.compiled, directory },
    ofEverybody(call),
  );
  return {
    from: versionSummary(call, before),
    to: versionSummary(call, after),
    items: changedItems(before.document, after.document),
    duties: saidDuties(is, dutyChanges(was.compiled, is.compiled)),
    meaning: meaningFor(call, is, diff, `versions ${from} and ${to}`),
    text: textHunks(printPolicy(before.document), printPolicy(after.document)),
  };
}

function compiledOf({ policy }: TenantCall, published: PublishedPolicy): PolicyInForce {
  return published.version === policy.published.version
    ? policy
    : { published, compiled: compilePolicy(published.document, published.version) };
}
