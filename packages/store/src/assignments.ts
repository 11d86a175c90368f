import { sql } from 'drizzle-orm';
import type { TenantTransaction } from './tenant-transaction.ts';

/** A role that a member is to hold at a folder and below it. Instants are ms since 1970 UTC; validity is half-open. */
export interface NewAssignment {
  readonly id: string;
  readonly member: string;
  readonly role: string;
  readonly folder: string;
  readonly from: number | null;
  readonly until: number | null;
}

/** @throws StoreError `invalid` when member or folder is not there */
export async function insertAssignment(tx: TenantTransaction, assignment: NewAssignment): Promise<void> {
  const { id, member, role, folder, from, until } = assignment;
  await tx.rows(sql`
    insert into remit.assignment (tenant_id, id, role, folder, member_id, valid_from, valid_until)
    values (${tx.tenantId}, ${id}, ${role}, ${folder}, ${member}, to_timestamp(${from}::float8 / 1000),
      to_timestamp(${until}::float8 / 1000))`);
}

/** Gives an assignment an end, in ms since 1970 UTC. @returns whether it was there and lasted longer */
export async function shortenAssignment(tx: TenantTransaction, id: string, until: number): Promise<boolean> {
  const changed = await tx.rows(sql`
    update remit.assignment set valid_until = to_timestamp(${until}::float8 / 1000)
    where tenant_id = ${tx.tenantId} and id = ${id}
      and (valid_until is null or valid_until > to_timestamp(${until}::float8 / 1000)) returning id`);
  return changed.length > 0;
}

/** @returns whether it was there */
export async function deleteAssignment(tx: TenantTransaction, id: string): Promise<boolean> {
  const removed = await tx.rows(sql`
    delete from remit.assignment where tenant_id = ${tx.tenantId} and id = ${id} returning id`);
  return removed.length > 0;
}
