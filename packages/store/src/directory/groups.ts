import type { Condition } from '@remit/policy/condition';
import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** Makes a group with nobody in it. @throws StoreError `conflict` when one is called so already */
export async function insertGroup(tx: TenantTransaction, id: string, name: string): Promise<void> {
  await tx.rows(sql`
    insert into remit.member_group (tenant_id, id, name) values (${tx.tenantId}, ${id}, ${name})`);
}

/** @returns whether it was there. @throws StoreError `conflict` when another one is called so */
export async function renameGroup(tx: TenantTransaction, id: string, name: string): Promise<boolean> {
  const renamed = await tx.rows(sql`
    update remit.member_group set name = ${name} where tenant_id = ${tx.tenantId} and id = ${id} returning id`);
  return renamed.length > 0;
}

/** Says by a rule who is in a group besides; null: nobody. @returns whether it was there */
export async function setGroupRule(
  tx: TenantTransaction,
  id: string,
  rule: Condition | null,
): Promise<boolean> {
  const ruled = await tx.rows(sql`
    update remit.member_group set rule = ${rule === null ? null : JSON.stringify(rule)}::text::jsonb
    where tenant_id = ${tx.tenantId} and id = ${id} returning id`);
  return ruled.length > 0;
}

/**
 * Takes a group out of the directory; moments before still have it.
 * @returns whether it was there, with nobody and nothing in it and no rule, in nothing itself, and holding no role: what it would
 *   take with it is ended first, each where its effect is said
 */
export async function deleteEmptyGroup(tx: TenantTransaction, id: string): Promise<boolean> {
  const removed = await tx.rows(sql`
    delete from remit.member_group as gone where tenant_id = ${tx.tenantId} and id = ${id} and rule is null
      and not exists (select from remit.group_member where tenant_id = gone.tenant_id and group_id = gone.id)
      and not exists (select from remit.group_group
        where tenant_id = gone.tenant_id and gone.id in (outer_id, inner_id))
      and not exists (select from remit.assignment where tenant_id = gone.tenant_id and group_id = gone.id)
    returning id`);
  return removed.length > 0;
}
