import { rolesHere } from '@remit/policy/roles-here';
import { standingProblem } from '@remit/policy/standing';
import type { Subject } from '@remit/policy/subject';
import type { TenantCall } from './tenant-call.ts';

/** Who holds each role somewhere now, by whatever way: active members alone, each once. */
export function holdersByRole(call: TenantCall): ReadonlyMap<string, readonly Subject[]> {
  const { policy, directory, environment } = call;
  const holders = new Map<string, Subject[]>();
  for (const subject of directory.subjects()) {
    if (standingProblem(subject.member, environment.now) !== null) continue;
    const sources = rolesHere(policy.compiled, subject, null, environment.now);
    const roles = new Set(sources.filter(({ standing }) => standing === 'active').map(({ role }) => role));
    for (const role of roles) {
      const held = holders.get(role) ?? [];
      held.push(subject);
      holders.set(role, held);
    }
  }
  return holders;
}
