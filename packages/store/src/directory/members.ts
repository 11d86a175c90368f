import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** Lets a member in or keeps them out; a change ends their sessions. */
export async function setMemberStatus(
  tx: TenantTransaction,
  id: string,
  status: 'active' | 'suspended',
): Promise<void> {
  await tx.rows(sql`
    update remit.member set status = ${status} where tenant_id = ${tx.tenantId} and id = ${id}`);
}

/** Puts a member into a department, or into none; their sessions end. @throws StoreError `invalid` when it is not there */
export async function setMemberDepartment(
  tx: TenantTransaction,
  id: string,
  department: string | null,
): Promise<void> {
  await tx.rows(sql`
    update remit.member set department = ${department} where tenant_id = ${tx.tenantId} and id = ${id}`);
}

/** Ends the sessions of a member in this tenant: the very next call under any of them is refused. */
export async function endMemberSessions(tx: TenantTransaction, id: string): Promise<void> {
  await tx.rows(sql`
    update remit.member set epoch = epoch + 1 where tenant_id = ${tx.tenantId} and id = ${id}`);
}

/** Ends the sessions of these members in this tenant. Of nobody it is no statement at all. */
export async function endSessionsOfMembers(tx: TenantTransaction, members: readonly string[]): Promise<void> {
  if (members.length === 0) return;
  await tx.rows(sql`
    update remit.member set epoch = epoch + 1
    where tenant_id = ${tx.tenantId} and id = any (${sql.param([...members])}::text[]::uuid[])`);
}

/** Ends every session in this tenant, that of whoever asks included. */
export async function endTenantSessions(tx: TenantTransaction): Promise<void> {
  await tx.rows(sql`update remit.tenant set epoch = epoch + 1 where tenant_id = ${tx.tenantId}`);
}

/** The epochs under which sessions of these members stand, and the tenant's. */
export async function loadEpochs(
  tx: TenantTransaction,
  members: readonly string[],
): Promise<{ readonly tenant: number; readonly members: ReadonlyMap<string, number> }> {
  const rows = await tx.rows<{ tenant: number; id: string | null; member: number }>(sql`
    select tenant.epoch::float8 as tenant, member.id, member.epoch::float8 as member
    from remit.tenant left join remit.member
      on member.tenant_id = tenant.tenant_id and member.id = any (${sql.param([...members])}::text[]::uuid[])
    where tenant.tenant_id = ${tx.tenantId}`);
  const epochs = rows.flatMap(({ id, member }) => (id === null ? [] : [[id, member] as const]));
  return { tenant: rows[0]?.tenant ?? 0, members: new Map(epochs) };
}
