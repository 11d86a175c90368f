import { canonicalDocument } from '@remit/policy/canonical-document';
import { compilePolicy } from '@remit/policy/compile';
import { sameData } from '@remit/policy/same-data';
import type { PolicyInForce } from './policy-cache.ts';
import type { TenantCall } from './tenant-call.ts';

const known = new WeakMap<PolicyInForce, PolicyInForce>();

/**
 * The same call under the same policy, written as drafts are. What two versions mean is compared by form where it cannot
 * be worked out, so that one condition written in two ways would count as a change of everybody whom it is about.
 */
export function canonicalCall(call: TenantCall): TenantCall {
  const { policy } = call;
  const found = known.get(policy) ?? canonicalPolicy(policy);
  known.set(policy, found);
  return found === policy ? call : { ...call, policy: found };
}

function canonicalPolicy(policy: PolicyInForce): PolicyInForce {
  const { document, version } = policy.published;
  const canonical = canonicalDocument(document);
  if (sameData(canonical, document)) return policy;
  return {
    published: { ...policy.published, document: canonical },
    compiled: compilePolicy(canonical, version),
  };
}
