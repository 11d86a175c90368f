import type { Assignment } from '@remit/policy/directory';
import { insertRows } from '@remit/store/records/insert-rows';
import type { Store } from '@remit/store/open-store';
import type { TenantId } from '@remit/store/tenant-id';

/** As many as one statement writes in time on a busy machine: each marks those whom it reaches. */
const AT_ONCE = 1_000;

/** Gives members of a bench tenant their roles, some at a time. */
export async function addAssignments(
  store: Store,
  tenantId: TenantId,
  assignments: readonly Assignment[],
): Promise<void> {
  for (let from = 0; from < assignments.length; from += AT_ONCE) {
    const rows = assignments.slice(from, from + AT_ONCE).map(({ id, role, folder, holder }) => ({
      id,
      role,
      folder,
      member_id: holder.id,
      group_id: null,
      department: null,
      valid_from: null,
      valid_until: null,
    }));
    await store.withTenant(tenantId, 'write', (tx) => insertRows(tx, 'remit.assignment', rows));
  }
}
