import { rolesHere } from '@remit/policy/roles-here';
import type { Subject } from '@remit/policy/subject';
import { countDecisions } from '@remit/store/audit/audit-decisions';
import { recordSince, usesOfRole, usesOfRoles } from '@remit/store/directory/role-uses';
import { throughName } from '../grant-words.ts';
import { typeGuard } from '../guard.ts';
import { roleHolders } from '../policy/policy-current.ts';
import { recordedUses } from './recorded-uses.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { RoleUsesView, RoleUseView } from './uses-views.ts';
import { whoAdministers } from '../who-administers.ts';

/** How long nobody has to have done something for it to count as unused, in ms. */
const unusedAfter = 90 * 86_400_000;
/** Of more decisions it is only said that there are. */
const mostCounted = 20_000;

/** What a role, or every role, was last used for, as far as the record says, and how far that goes back. */
export async function usesHere(call: TenantCall, role: string | null): Promise<RoleUsesView> {
  const [since, uses] = await Promise.all([recordSince(call.tx), usesOfRoles(call.tx, role)]);
  return { since, from: call.environment.now - unusedAfter, recorded: recordedUses, uses };
}

/**
 * Who holds a role, through what, and what each of them last did by it: the latter to whoever may read the record of what
 * people did.
 */
export async function useOfRole(call: TenantCall, role: string): Promise<RoleUseView> {
  const { total, people } = roleHolders(call, role);
  const tells = typeGuard(call, 'remit.Audit', 'read', whoAdministers(call));
  const ids = people.map(({ id }) => id);
  const [recorded, uses, counted] = await Promise.all([
    usesHere(call, role),
    tells.allowed ? usesOfRole(call.tx, role, ids) : [],
    countDecisions(call.tx, call.environment.now - unusedAfter, mostCounted + 1),
  ]);
  return {
    ...recorded,
    total,
    tells,
    people: people.map((person) => ({
      person,
      through: waysTo(call, role, call.directory.subject(person.id)),
      uses: uses.flatMap(({ member, ...use }) => (member === person.id ? [use] : [])),
    })),
    decisions: Math.min(counted, mostCounted),
    more: counted > mostCounted,
  };
}

function waysTo(
  { policy, directory, environment }: TenantCall,
  role: string,
  subject: Subject | null,
): readonly (string | null)[] {
  if (subject === null) return [];
  const ways = rolesHere(policy.compiled, subject, null, environment.now)
    .filter((source) => source.role === role && source.standing === 'active')
    .map(({ through }) => (through.kind === 'member' ? null : throughName(directory, through)));
  return [...new Set(ways)];
}
