import { randomUUID } from 'node:crypto';
import { LIMITS } from '@remit/policy/limits';
import { writeAudit } from '@remit/store/audit/audit-log';
import { insertDepartment } from '@remit/store/directory/departments';
import { insertGroup } from '@remit/store/directory/groups';
import { RemitError } from '../errors.ts';
import { pathInside } from '../folders/folders-change.ts';
import { requireHolder } from '../require/require-holder.ts';
import { requireFreeName } from './groups-rename.ts';
import type { CommonHolder } from './groups-views.ts';
import { holderEvent } from '../holder-event.ts';
import type { TenantCall } from '../tenant-call.ts';

/** A group, or a department: in which one (`/`: in none), how its path ends, and what it is called. */
export type NewHolder =
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'department'; readonly parent: string; readonly end: string; readonly name: string };

/**
 * Makes a group or a department. It begins empty and gives nothing, so nobody gains or loses anything by it.
 * @throws RemitError `conflict` where there is one of that name or path; `not-found` for a department in one that the
 *   asker may not see; `invalid` where the tree would become too deep
 */
export async function createHolder(call: TenantCall, made: NewHolder): Promise<CommonHolder> {
  const holder = made.kind === 'group' ? newGroup(call, made.name) : newDepartment(call, made);
  const { kind, id } = holder;
  if (kind === 'group') await insertGroup(call.tx, id, made.name);
  else await insertDepartment(call.tx, id, made.name);
  await writeAudit(call.tx, holderEvent(call, holder, { before: null, after: made.name }));
  return holder;
}

function newGroup(call: TenantCall, name: string): CommonHolder {
  requireFreeName(call, name, null);
  return { kind: 'group', id: randomUUID() };
}

function newDepartment(
  call: TenantCall,
  { parent, end }: Extract<NewHolder, { kind: 'department' }>,
): CommonHolder {
  if (parent !== '/') requireHolder(call, { kind: 'department', id: parent });
  const path = pathInside(parent, end);
  if (call.directory.department(path) !== null) {
    throw new RemitError('conflict', `there is a department ${path} already; choose another name or place`);
  }
  const depth = path.split('/').length;
  if (depth > LIMITS.folders) {
    throw new RemitError('invalid', `a tree has at most ${LIMITS.folders} levels; this would have ${depth}`);
  }
  return { kind: 'department', id: path };
}
