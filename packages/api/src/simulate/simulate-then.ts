import { asOf } from '../as-of/as-of.ts';
import { typeGuard } from '../guard.ts';
import type { SimulateQuestion } from './simulate-input.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * The call at the moment that a question names: with the people and folders of then, and with the policy of then unless
 * the question names a version or a draft. How things were is for whoever may read the policy; a moment to come is for
 * everyone to ask about, as far as what has a date tells by itself.
 * @throws RemitError as `asOf` does
 */
export async function simulatedThen(
  call: TenantCall,
  { at, version, draft }: Pick<SimulateQuestion, 'at' | 'version' | 'draft'>,
): Promise<TenantCall> {
  if (at === null) return call;
  const now = call.present ?? call;
  const toCome = at > now.standing.now;
  if (toCome && !typeGuard(now, 'remit.Policy', 'read', null).allowed) return call;
  const then = await asOf(now, { kind: 'instant', at });
  if (version === null && draft === null) return then;
  const { policyVersion } = now.standing;
  return { ...then, policy: now.policy, standing: { ...then.standing, policyVersion } };
}
