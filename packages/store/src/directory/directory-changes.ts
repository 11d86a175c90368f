import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** A change of the directory that concerns what somebody holds. `role` and `folder` are of an assignment as it was. */
export interface DirectoryChange {
  /** ms since 1970 UTC. */
  readonly at: number;
  readonly table: 'remit.assignment' | 'remit.member' | 'remit.group_member';
  /** The assignment, the member or the group. */
  readonly id: string;
  /** Whether it was there before. */
  readonly was: boolean;
  readonly role: string | null;
  readonly folder: string | null;
}

/** Whom changes are looked for: a member, with what they hold and the groups and departments that they are in now. */
export interface Concerned {
  readonly member: string;
  readonly assignments: readonly string[];
  readonly groups: readonly string[];
  readonly departments: readonly string[];
}

/** The last changes that concern somebody, the newest first. */
export function changesConcerning(
  tx: TenantTransaction,
  { member, assignments, groups, departments }: Concerned,
  limit: number,
): Promise<readonly DirectoryChange[]> {
  const among = (texts: readonly string[]) =>
    sql`array(select jsonb_array_elements_text(${JSON.stringify(texts)}::text::jsonb))`;
  return tx.rows<DirectoryChange>(sql`
    select floor(extract(epoch from at) * 1000)::float8 as at, table_name as "table",
      case table_name when 'remit.group_member' then key ->> 'group_id' else key ->> 'id' end as id,
      was is not null as was, was ->> 'role' as role, was ->> 'folder' as folder
    from remit.directory_change
    where tenant_id = ${tx.tenantId} and (
      table_name = 'remit.member' and key ->> 'id' = ${member}
      or table_name = 'remit.group_member' and key ->> 'member_id' = ${member}
      or table_name = 'remit.assignment' and (key ->> 'id' = any(${among(assignments)})
        or was ->> 'member_id' = ${member} or was ->> 'group_id' = any(${among(groups)})
        or was ->> 'department' = any(${among(departments)})))
    order by revision desc limit ${limit}`);
}
