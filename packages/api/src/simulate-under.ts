import type { Environment } from '@remit/policy/check';
import { compilePolicy } from '@remit/policy/compile';
import { loadPolicyVersion } from '@remit/store/policy-versions';
import { denialOf } from './denial.ts';
import { RemitError } from './errors.ts';
import type { PolicyInForce } from './policy-cache.ts';
import type { SimulateQuestion } from './simulate-input.ts';
import { type TenantCall, decideHere, typeAsked } from './tenant-call.ts';

/** Under which version and in which circumstances a question is answered. */
export interface Under {
  readonly policy: PolicyInForce;
  readonly environment: Environment;
}

/**
 * The version and the circumstances that a question names. Another version than the one in force is for whoever may
 * read the policy.
 * @throws RemitError `forbidden` for who may not; `not-found` for a version that was never published
 */
export async function simulatedUnder(
  call: TenantCall,
  { at, met, context, version }: SimulateQuestion,
): Promise<Under> {
  const environment: Environment = {
    ...call.environment,
    now: at ?? call.environment.now,
    met,
    attributes: context,
  };
  if (version === null || version === call.standing.policyVersion) {
    return { policy: call.policy, environment };
  }
  const decision = decideHere(call, 'read', typeAsked('remit.Policy'));
  if (decision.outcome !== 'allow') throw denialOf(call, 'remit.Policy:read', null, decision.because);
  const published = await loadPolicyVersion(call.tx, version);
  if (published === null) {
    throw new RemitError(
      'not-found',
      `there is no version ${version} of the policy; the one in force is ${call.standing.policyVersion}`,
    );
  }
  return { policy: { published, compiled: compilePolicy(published.document, version) }, environment };
}
