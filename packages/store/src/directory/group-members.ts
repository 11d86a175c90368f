import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** Who is in which group, directly. */
export interface GroupMembership {
  readonly group: string;
  readonly member: string;
}

/** Puts a member into a group; their sessions end. @throws StoreError `conflict` when they are in it already */
export async function insertGroupMember(
  tx: TenantTransaction,
  { group, member }: GroupMembership,
): Promise<void> {
  await tx.rows(sql`
    insert into remit.group_member (tenant_id, group_id, member_id) values (${tx.tenantId}, ${group}, ${member})`);
}

/** Takes a member out of a group; their sessions end. @returns whether they were in it */
export async function deleteGroupMember(
  tx: TenantTransaction,
  { group, member }: GroupMembership,
): Promise<boolean> {
  const removed = await tx.rows(sql`
    delete from remit.group_member
    where tenant_id = ${tx.tenantId} and group_id = ${group} and member_id = ${member} returning member_id`);
  return removed.length > 0;
}
