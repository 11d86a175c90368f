import type { Condition } from '@remit/policy/condition';
import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** Another rule of a group, or the first, or none any more. */
export interface GroupRuleChange {
  /** ms since 1970 UTC. */
  readonly at: number;
  readonly group: string;
  readonly was: Condition | null;
  readonly is: Condition | null;
}

/** The last changes of rules of groups, the newest first. What a group was renamed to is no change of its rule. */
export function changesOfGroupRules(
  tx: TenantTransaction,
  limit: number,
): Promise<readonly GroupRuleChange[]> {
  return tx.rows<GroupRuleChange>(sql`
    select floor(extract(epoch from at) * 1000)::float8 as at, id as "group",
      nullif(was, 'null') as was, nullif(rule, 'null') as is
    from (
      select change.at, change.revision, change.key ->> 'id' as id, change.was -> 'rule' as was,
        -- What it was before the change after this one, it is after this one.
        case when lead(change.revision) over following is null then to_jsonb(current.rule)
          else lead(change.was -> 'rule') over following end as rule
      from remit.directory_change as change left join remit.member_group as current
        on current.tenant_id = change.tenant_id and current.id = (change.key ->> 'id')::uuid
      where change.tenant_id = ${tx.tenantId} and change.table_name = 'remit.member_group'
      window following as (partition by change.key order by change.revision)) as ruled
    where nullif(was, 'null') is distinct from nullif(rule, 'null')
    order by revision desc limit ${limit}`);
}
