import type { Environment } from '@remit/policy/check';
import { compilePolicy } from '@remit/policy/compile';
import { loadPolicyVersion } from '@remit/store/policy/policy-versions';
import { denialOf } from '../denial.ts';
import { onDraft } from '../changes/draft-here.ts';
import { RemitError } from '../errors.ts';
import type { PolicyInForce } from '../policy/policy-cache.ts';
import type { SimulateQuestion } from './simulate-input.ts';
import type { AskedDraft } from './simulate-views.ts';
import { type TenantCall, decideHere, typeAsked } from '../tenant-call.ts';

/** Under which version and in which circumstances a question is answered. */
export interface Under {
  readonly policy: PolicyInForce;
  readonly environment: Environment;
}

/** As a question names it: a version, or a draft on the one in force. */
export interface UnderAsked extends Under {
  readonly draft: AskedDraft | null;
}

/**
 * The version, or the draft, and the circumstances that a question names. Another version than the one in force, and
 * any draft, is for whoever may read the policy.
 * @throws RemitError `forbidden` for who may not; `not-found` for a version that was never published, or no draft;
 *   `conflict` for a draft whose base is not in force any more; `invalid` for one that is no policy as it stands
 */
export async function simulatedUnder(
  call: TenantCall,
  { at, met, context, version, draft }: SimulateQuestion,
): Promise<UnderAsked> {
  const environment: Environment = {
    ...call.environment,
    now: at ?? call.environment.now,
    met,
    attributes: context,
  };
  if (draft !== null) {
    if (version !== null) {
      throw new RemitError(
        'invalid',
        '`draft`: name a version or a draft; a draft stands on the one in force',
      );
    }
    requireReader(call);
    return { ...(await draftDecides(call, draft)), environment };
  }
  if (version === null || version === call.standing.policyVersion) {
    return { policy: call.policy, environment, draft: null };
  }
  requireReader(call);
  const published = await loadPolicyVersion(call.tx, version);
  if (published === null) {
    throw new RemitError(
      'not-found',
      `there is no version ${version} of the policy; the one in force is ${call.standing.policyVersion}`,
    );
  }
  const policy = { published, compiled: compilePolicy(published.document, version) };
  return { policy, environment, draft: null };
}

function requireReader(call: TenantCall): void {
  const decision = decideHere(call, 'read', typeAsked('remit.Policy'));
  if (decision.outcome !== 'allow') throw denialOf(call, 'remit.Policy:read', null, decision.because);
}

async function draftDecides(call: TenantCall, id: string): Promise<Omit<UnderAsked, 'environment'>> {
  const drafted = await onDraft(call, id, ({ draft: { number, name }, policy }) => ({
    policy,
    draft: { id, number, name },
  }));
  switch (drafted.kind) {
    case 'answer':
      return drafted.answer;
    case 'moved':
      throw new RemitError(
        'conflict',
        `this draft is based on version ${drafted.basedOn}, and version ${drafted.version} decides now; take its changes over first`,
      );
    case 'invalid':
      throw new RemitError('invalid', 'as it stands, this draft is no policy that could decide', {
        sentences: drafted.problems.map(({ path, message }) => `\`${path}\`: ${message}`),
      });
    default:
      return drafted satisfies never;
  }
}
