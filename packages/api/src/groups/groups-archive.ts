import { writeAudit } from '@remit/store/audit/audit-log';
import { deleteEmptyGroup } from '@remit/store/directory/groups';
import { RemitError } from '../errors.ts';
import { happenedIn } from '../happened-in.ts';
import { requireHolder } from '../require/require-holder.ts';
import { notFound } from '../store-errors.ts';
import type { TenantCall } from '../tenant-call.ts';
import { typeDecision } from '../type-decision.ts';

/**
 * Takes an empty group out of the directory; moments before still show it. It never takes anything from anybody: who is
 * in it and what it gives are ended first, where the effect of that is said.
 * @throws RemitError `not-found`; `conflict` while something is in it or hangs on it
 */
export async function archiveGroup(call: TenantCall, id: string): Promise<{ readonly group: string }> {
  requireHolder(call, { kind: 'group', id });
  const group = call.directory.group(id);
  if (group === null) throw notFound();
  const hangs = whatHangsOn(call, id);
  if (hangs !== null) {
    const first = hangs.next === null ? '' : `; ${hangs.next}`;
    throw new RemitError('conflict', `${group.name} ${hangs.reason}${first}`);
  }
  if (!(await deleteEmptyGroup(call.tx, id)))
    throw new Error('a group that the directory has empty is not empty');
  const decision = typeDecision(call);
  const { name } = group;
  await writeAudit(call.tx, {
    ...happenedIn(call, decision),
    action: 'group.archived',
    target: { type: 'remit.Group', id },
    outcome: 'allow',
    because: decision.because,
    before: { name },
    details: { name },
  });
  return { group: id };
}

/** Why a group cannot be archived yet, and what to do first; null when nothing is in it or hangs on it. */
export function whatHangsOn(
  { directory }: TenantCall,
  id: string,
): { readonly reason: string; readonly next: string | null } | null {
  const { groups, assignments } = directory.directory;
  const group = directory.group(id);
  if (group === null) return null;
  const outer = groups.find((each) => each.groups.includes(id));
  if (group.members.length > 0) return { reason: 'has somebody in it', next: 'take everybody out first' };
  if ((group.rule ?? null) !== null) return { reason: 'has a rule', next: 'take the rule off first' };
  if (group.groups.length > 0) return { reason: 'has another group in it', next: null };
  if (outer !== undefined) return { reason: `lies in ${outer.name}`, next: null };
  if (assignments.some(({ holder }) => holder.kind === 'group' && holder.id === id)) {
    return { reason: 'gives a role to whoever comes into it', next: 'end what it gives first' };
  }
  return null;
}
