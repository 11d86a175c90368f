import { sql } from 'drizzle-orm';
import type { TenantTransaction } from './tenant-transaction.ts';

/** From when and until when somebody is a member. Instants are as Postgres writes them; null for no bound. */
export interface MemberTime {
  readonly member: string;
  readonly opensAt: string | null;
  readonly closesAt: string | null;
}

/** Those who are not members for good, as of a revision of the directory. */
export interface MemberTimes {
  readonly directoryRevision: number;
  readonly times: readonly MemberTime[];
}

/** Who of a tenant is a member for a time only, or has left it. */
export async function readMemberTimes(tx: TenantTransaction): Promise<MemberTimes> {
  const [found] = await tx.rows<MemberTimes>(sql`
    select directory_revision::float8 as "directoryRevision", coalesce((
      select jsonb_agg(jsonb_build_object('member', id, 'opensAt', valid_from,
        'closesAt', case when status = 'left' then '-infinity' else valid_until end))
      from remit.member
      where tenant_id = ${tx.tenantId} and (valid_from is not null or valid_until is not null or status = 'left')
    ), '[]') as times
    from remit.tenant where tenant_id = ${tx.tenantId}`);
  return found ?? { directoryRevision: 0, times: [] };
}

/** Which revision a tenant's directory has by now; 0 where there is no such tenant. */
export async function readDirectoryRevision(tx: TenantTransaction): Promise<number> {
  const [found] = await tx.rows<{ revision: number }>(sql`
    select directory_revision::float8 as revision from remit.tenant where tenant_id = ${tx.tenantId}`);
  return found?.revision ?? 0;
}
