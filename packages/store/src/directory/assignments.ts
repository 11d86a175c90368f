import type { Assignment } from '@remit/policy/directory';
import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/**
 * Gives a role to a member, or to everybody in a group or a department; the sessions of all of them end.
 * @throws StoreError `invalid` when holder or folder is not there
 */
export async function insertAssignment(tx: TenantTransaction, assignment: Assignment): Promise<void> {
  const { id, holder, role, folder, from, until } = assignment;
  const held = (kind: Assignment['holder']['kind']): string | null =>
    holder.kind === kind ? holder.id : null;
  await tx.rows(sql`
    insert into remit.assignment
      (tenant_id, id, role, folder, member_id, group_id, department, valid_from, valid_until)
    values (${tx.tenantId}, ${id}, ${role}, ${folder}, ${held('member')}::uuid, ${held('group')}::uuid,
      ${held('department')}, to_timestamp(${from}::float8 / 1000), to_timestamp(${until}::float8 / 1000))`);
}

/**
 * Leaves less of an assignment: an end, in ms since 1970 UTC, a folder further down, or both.
 * @returns whether it was there, and did not end sooner or lie elsewhere
 */
export async function reduceAssignment(
  tx: TenantTransaction,
  { id, folder, until }: Pick<Assignment, 'id' | 'folder' | 'until'>,
): Promise<boolean> {
  const end = sql`to_timestamp(${until}::float8 / 1000)`;
  const changed = await tx.rows(sql`
    update remit.assignment set valid_until = ${end}, folder = ${folder}
    where tenant_id = ${tx.tenantId} and id = ${id}
      and (valid_until is null or valid_until >= ${end})
      and (folder = '/' or ${folder} = folder or starts_with(${folder}, folder || '/')) returning id`);
  return changed.length > 0;
}

/** @returns whether it was there */
export async function deleteAssignment(tx: TenantTransaction, id: string): Promise<boolean> {
  const removed = await tx.rows(sql`
    delete from remit.assignment where tenant_id = ${tx.tenantId} and id = ${id} returning id`);
  return removed.length > 0;
}
