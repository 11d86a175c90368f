import { writeAudit } from '@remit/store/audit/audit-log';
import { renameDepartment } from '@remit/store/directory/departments';
import { renameGroup } from '@remit/store/directory/groups';
import { RemitError } from '../errors.ts';
import { groupRow } from './groups-list.ts';
import type { CommonHolder } from './groups-views.ts';
import { holderEvent } from '../holder-event.ts';
import { requireHolder } from '../require/require-holder.ts';
import { notFound } from '../store-errors.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * Calls a group or a department otherwise. Policies and assignments know them by id and path, which stay, so nothing
 * that is said of them changes.
 * @param input with the name that the asker saw, so that nobody's renaming is lost
 * @throws RemitError `not-found`; `conflict` when it is called otherwise by now, or another group is called so
 */
export async function renameHolder(
  call: TenantCall,
  { holder, name, was }: { readonly holder: CommonHolder; readonly name: string; readonly was: string },
): Promise<CommonHolder> {
  requireHolder(call, holder);
  const { kind, id } = holder;
  const now = groupRow(call, holder).name;
  if (now !== was) throw new RemitError('conflict', `it is called \`${now}\` by now; look at it again`);
  if (kind === 'group') requireFreeName(call, name, id);
  const renamed = await (kind === 'group' ? renameGroup : renameDepartment)(call.tx, id, name);
  if (!renamed) throw notFound();
  await writeAudit(call.tx, holderEvent(call, holder, { before: was, after: name }));
  return holder;
}

/**
 * @param id of the group that may be called so already; null for a new one
 * @throws RemitError `conflict` when another group is called so
 */
export function requireFreeName({ directory }: TenantCall, name: string, id: string | null): void {
  if (directory.directory.groups.some((group) => group.name === name && group.id !== id)) {
    throw new RemitError('conflict', `there is a group \`${name}\` already; choose another name`);
  }
}
