import type { Subject } from '@remit/policy/subject';
import { isIn, seenBy } from './groups-list.ts';
import type { CommonHolder } from './groups-views.ts';
import { notFoundDenial } from './not-found-denial.ts';
import type { TenantCall } from './tenant-call.ts';

/**
 * Everybody in a group or a department, and those of them whom the asker may see.
 * @throws RemitError `not-found` for one that is not there, and for one without anybody whom the asker may see
 */
export function requireHolder(
  call: TenantCall,
  holder: CommonHolder,
): { readonly everybody: readonly Subject[]; readonly people: readonly Subject[] } {
  const everybody = call.directory.subjects().filter((subject) => isIn(subject, holder));
  const people = everybody.filter(seenBy(call));
  if (people.length === 0) throw notFoundDenial(call, holder.id, [{ kind: 'unreadable' }]);
  return { everybody, people };
}
