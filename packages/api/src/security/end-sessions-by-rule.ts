import type { Holder } from '@remit/policy/directory';
import { endSessionsOfMembers } from '@remit/store/directory/members';
import { isIn } from '../groups/groups-list.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * Ends the sessions of those who hold by a rule what a group was given, or gives no longer. Of whoever is in it directly
 * the tables themselves know.
 */
export async function endSessionsByRule(call: TenantCall, { kind, id }: Holder): Promise<void> {
  const { directory } = call.directory;
  if (kind !== 'group' || directory.groups.every(({ rule }) => (rule ?? null) === null)) return;
  const inIt = call.directory.subjects().filter((subject) => isIn(subject, { kind, id }));
  await endSessionsOfMembers(
    call.tx,
    inIt.map(({ member }) => member.id),
  );
}
