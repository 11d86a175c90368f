import { sql, type SQL } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/**
 * Notes the day of what somebody was allowed by a role, by events on record (0038_role_use.sql). A day is only ever put
 * forward, so events that are noted again, or in another order, change nothing.
 * @param events condition on `e`, a row of `remit.audit_event`
 */
export async function noteRoleUses(tx: TenantTransaction, events: SQL): Promise<void> {
  // In the order of `noteCountedUses`: two that write the same rows wait for each other, and never in a circle.
  await tx.rows(sql`
    with e as materialized (
      -- By this alone: beside another condition, an index that statistics think as good is read whole.
      select outcome, because, asked, at from remit.audit_event e where tenant_id = ${tx.tenantId} and ${events})
    insert into remit.role_use as known (tenant_id, role, resource_type, action, assignment_id, member_id, used_on)
    select ${tx.tenantId}::uuid, role, resource_type, action, assignment_id, member_id, max(used_on)
    from (
      select cause #>> '{grant,role}' as role, e.asked #>> '{check,resource,type}' as resource_type,
        e.asked #>> '{check,action}' as action, cause #>> '{source,assignmentId}' as assignment_id,
        e.asked #>> '{check,subject,member,id}' as member_id, (e.at at time zone 'UTC')::date as used_on
      from e, jsonb_array_elements(case when jsonb_typeof(e.because) = 'array' then e.because else '[]' end) as cause
      where e.outcome = 'allow' and e.asked ->> 'outcome' = 'allow' and cause ->> 'kind' = 'granted') as found
    where found is not null
    group by role, resource_type, action, assignment_id, member_id
    order by role, resource_type, action, assignment_id, member_id
    on conflict (tenant_id, role, resource_type, action, assignment_id, member_id)
      do update set used_on = excluded.used_on where known.used_on < excluded.used_on`);
}
