import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';
import type { MemberTime } from '../member-times.ts';

/**
 * Keeps from when and until when the members of a tenant are members, in place of what was kept of it.
 * @param read reads it once this transaction alone keeps it: of two who do so at once, the later one keeps what is newer
 */
export async function keepMemberTimes(
  tx: IdentityTransaction,
  tenantId: string,
  read: () => Promise<readonly MemberTime[]>,
): Promise<void> {
  await tx.rows(sql`
    select pg_advisory_xact_lock(hashtextextended(${`member times of ${tenantId}`}::text, 0))`);
  const times = JSON.stringify(await read());
  await tx.rows(sql`
    with told as materialized (
      select * from jsonb_to_recordset(${times}::text::jsonb)
        as told (member uuid, "opensAt" timestamptz, "closesAt" timestamptz)),
    gone as (
      delete from identity.member_time
      where tenant_id = ${tenantId} and member_id not in (select member from told))
    insert into identity.member_time as kept (tenant_id, member_id, opens_at, closes_at)
    select tenant.id, told.member, told."opensAt", told."closesAt"
    from told join identity.tenant on tenant.id = ${tenantId}
    on conflict (tenant_id, member_id) do update set opens_at = excluded.opens_at, closes_at = excluded.closes_at
    where (kept.opens_at, kept.closes_at) is distinct from (excluded.opens_at, excluded.closes_at)`);
}
