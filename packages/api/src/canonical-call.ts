import { canonicalDocument } from '@remit/policy/canonical/canonical-document';
import { compilePolicy } from '@remit/policy/compile';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { sameData } from '@remit/policy/same-data';
import type { PolicyInForce } from './policy/policy-cache.ts';
import type { TenantCall } from './tenant-call.ts';

const compiled = new WeakMap<CompiledPolicy, CompiledPolicy>();
const inForce = new WeakMap<PolicyInForce, PolicyInForce>();

/**
 * The same policy, written as drafts are. What two versions mean is compared by form where it cannot be worked out, so
 * that one condition written in two ways would count as a change for everybody whom it is about.
 */
export function canonicalCompiled(policy: CompiledPolicy): CompiledPolicy {
  const known = compiled.get(policy);
  if (known !== undefined) return known;
  const canonical = canonicalDocument(policy.document);
  const found = sameData(canonical, policy.document) ? policy : compilePolicy(canonical, policy.version);
  compiled.set(policy, found);
  return found;
}

/** The same call under the same policy, written as drafts are. */
export function canonicalCall(call: TenantCall): TenantCall {
  const { policy } = call;
  const found = inForce.get(policy) ?? canonicalPolicy(policy);
  inForce.set(policy, found);
  return found === policy ? call : { ...call, policy: found };
}

function canonicalPolicy(policy: PolicyInForce): PolicyInForce {
  const written = canonicalCompiled(policy.compiled);
  if (written === policy.compiled) return policy;
  return { published: { ...policy.published, document: written.document }, compiled: written };
}
