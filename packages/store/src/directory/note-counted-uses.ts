import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** Something that a role let somebody do, which no event tells of. */
export interface CountedUse {
  readonly role: string;
  readonly type: string;
  readonly action: string;
  readonly assignmentId: string;
  readonly memberId: string;
  /** Of it, in whole days since 1970 UTC. */
  readonly day: number;
}

/**
 * Notes the day of what somebody was allowed by a role, as `noteRoleUses` does for what is on record. Noted again, or by
 * several servers, it changes nothing.
 */
export async function noteCountedUses(tx: TenantTransaction, uses: readonly CountedUse[]): Promise<void> {
  // In one order on every server: two that write the same rows wait for each other, and never in a circle.
  await tx.rows(sql`
    insert into remit.role_use as known (tenant_id, role, resource_type, action, assignment_id, member_id, used_on)
    select ${tx.tenantId}::uuid, role, type, action, "assignmentId", "memberId", date '1970-01-01' + max(day)
    from jsonb_to_recordset(${JSON.stringify(uses)}::text::jsonb)
      as use (role text, type text, action text, "assignmentId" text, "memberId" text, day integer)
    group by role, type, action, "assignmentId", "memberId"
    order by role, type, action, "assignmentId", "memberId"
    on conflict (tenant_id, role, resource_type, action, assignment_id, member_id)
      do update set used_on = excluded.used_on where known.used_on < excluded.used_on`);
}
