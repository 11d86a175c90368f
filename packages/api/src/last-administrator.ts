import { administratorGap } from './administrator-gap.ts';
import type { KnownDirectory } from './known-directory.ts';
import type { TenantCall } from './tenant-call.ts';

/**
 * Why a change of people would leave nobody who can publish a policy, now or from an instant on that is set already.
 * The call holds the tenant, so that two changes cannot each count on the other's administrator.
 * Source: semantics.md, "Change"; threats.md A36.
 * @returns null when somebody stays, and when nobody would have stayed without the change as well
 */
export function lastAdministrator(call: TenantCall, after: KnownDirectory): string | null {
  const { compiled } = call.policy;
  const gap = administratorGap({ ...call, directory: after }, compiled);
  if (gap === null) return null;
  const before = administratorGap(call, compiled);
  if (before !== null && before <= gap) return null;
  return gap === call.environment.now
    ? 'this would leave nobody who can publish a policy; give somebody else that role first'
    : `this would leave nobody who can publish a policy from ${new Date(gap).toISOString()} on; give somebody else that role first`;
}
