import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** Makes a department with nobody in it and no head. @throws StoreError `conflict` when there is one of that path */
export async function insertDepartment(tx: TenantTransaction, path: string, name: string): Promise<void> {
  await tx.rows(sql`
    insert into remit.department (tenant_id, path, name) values (${tx.tenantId}, ${path}, ${name})`);
}

/** Calls a department otherwise; its path stays. @returns whether it was there */
export async function renameDepartment(tx: TenantTransaction, path: string, name: string): Promise<boolean> {
  const renamed = await tx.rows(sql`
    update remit.department set name = ${name}
    where tenant_id = ${tx.tenantId} and path = ${path} returning path`);
  return renamed.length > 0;
}

/**
 * Says who heads a department; null: nobody. The directory's revision grows, so the next call of anybody is decided on
 * it.
 * @returns whether it was there
 */
export async function setDepartmentHead(
  tx: TenantTransaction,
  path: string,
  head: string | null,
): Promise<boolean> {
  const headed = await tx.rows(sql`
    update remit.department set head = ${head}::uuid
    where tenant_id = ${tx.tenantId} and path = ${path} returning path`);
  return headed.length > 0;
}
