import type { Subject } from '@remit/policy/subject';
import { isIn, seenBy, seesEmpty } from '../groups/groups-list.ts';
import type { CommonHolder } from '../groups/groups-views.ts';
import { notFoundDenial } from '../not-found-denial.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * Everybody in a group or a department, and those of them whom the asker may see.
 * @throws RemitError `not-found` for one that is not there, and for one that the asker may not see: where nobody is in it
 *   whom they may see, unless it is empty and theirs to fill
 */
export function requireHolder(
  call: TenantCall,
  holder: CommonHolder,
): { readonly everybody: readonly Subject[]; readonly people: readonly Subject[] } {
  const everybody = call.directory.subjects().filter((subject) => isIn(subject, holder));
  const people = everybody.filter(seenBy(call));
  const { kind, id } = holder;
  const there = kind === 'group' ? call.directory.group(id) : call.directory.department(id);
  const empty = everybody.length === 0 && there !== null && seesEmpty(call);
  if (people.length === 0 && !empty) throw notFoundDenial(call, holder.id, [{ kind: 'unreadable' }]);
  return { everybody, people };
}
