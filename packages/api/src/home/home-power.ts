import { decide } from '@remit/policy/decide';
import { metWhenActing, typeGuard } from '../guard.ts';
import type { HomeView } from './home-views.ts';
import { candidatesFor } from '../roles-granting.ts';
import { type TenantCall, typeAsked } from '../tenant-call.ts';
import { chipsOf, toldMembers } from '../told-members.ts';

const mostNamed = 3;

/**
 * Who can change what everybody may do, of those whose access the asker may be told: to whoever may read the policy and
 * explain others.
 */
export function homePower(call: TenantCall): HomeView['power'] {
  const { directory, environment, policy } = call;
  if (!typeGuard(call, 'remit.Policy', 'read', null).allowed) return null;
  const told = toldMembers(call);
  const acting = { ...environment, met: metWhenActing };
  const can = candidatesFor(policy.compiled, directory, 'publish', 'remit.Policy').filter((subject) => {
    const check = { subject, action: 'publish', resource: typeAsked('remit.Policy'), environment: acting };
    return told(subject.member.id) && decide(policy.compiled, check).outcome === 'allow';
  });
  const people = chipsOf(
    call,
    can.map(({ member }) => member.id),
  );
  return {
    count: people.length,
    people: people.slice(0, mostNamed),
    guests: can.filter(({ member }) => member.until !== null).length,
  };
}
