import { type SQL, sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** The tables that a directory is read from, and the key of each as its changes have it (0029_past_directory.sql). */
const keys = {
  folder: { path: 'text' },
  department: { path: 'text' },
  member: { id: 'uuid' },
  member_group: { id: 'uuid' },
  group_member: { group_id: 'uuid', member_id: 'uuid' },
  group_group: { outer_id: 'uuid', inner_id: 'uuid' },
  assignment: { id: 'uuid' },
  rate: { currency: 'text', valid_from: 'timestamptz' },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

export type DirectoryTable = keyof typeof keys;

/** What changed after a millisecond was over. */
const since = (tx: TenantTransaction, table: string, at: number): SQL =>
  sql`tenant_id = ${tx.tenantId} and table_name = ${`remit.${table}`} and at >= to_timestamp(${at + 1}::float8 / 1000)`;

/**
 * A table of the directory as a past millisecond left it, for a FROM: its rows but for those that changed since, and
 * those as they were before the first of their changes.
 * @param at ms since 1970 UTC
 */
export function rowsAt(tx: TenantTransaction, table: DirectoryTable, at: number): SQL {
  const name = sql.raw(`remit.${table}`);
  const key = Object.entries(keys[table]);
  const columns = sql.raw(key.map(([column]) => column).join(', '));
  const changed = sql.raw(key.map(([column, type]) => `(key ->> '${column}')::${type}`).join(', '));
  return sql`(
    select present.* from ${name} as present
    -- One hash of keys, however many the planner believes there are: a join by them goes row by row through all of both.
    where tenant_id = ${tx.tenantId} and (${columns}) not in (
      select ${changed} from remit.directory_change where ${since(tx, table, at)})
    union all
    select past.*
    from (
      select distinct on (key) was from remit.directory_change
      where ${since(tx, table, at)} order by key, revision) as first
      cross join lateral jsonb_populate_record(
        null::${name}, was || jsonb_build_object('tenant_id', ${tx.tenantId}::uuid)) as past
    where was is not null)`;
}

/** The tenant's own row as `rowsAt` has others, with the directory's revision of then. */
export function tenantAt(tx: TenantTransaction, at: number): SQL {
  return sql`(
    select tenant_id,
      coalesce((
        select min(revision) - 1 from remit.directory_change
        where tenant_id = ${tx.tenantId} and at >= to_timestamp(${at + 1}::float8 / 1000)), directory_revision)
        as directory_revision,
      coalesce(was ->> 'time_zone', time_zone) as time_zone,
      coalesce(was ->> 'base_currency', base_currency) as base_currency
    from remit.tenant left join lateral (
      select was from remit.directory_change where ${since(tx, 'tenant', at)} order by revision limit 1) as first on true
    where tenant.tenant_id = ${tx.tenantId})`;
}

/** From when on every change of the directory was kept, in ms since 1970 UTC. */
export async function directoryKeptFrom(tx: TenantTransaction): Promise<number> {
  const [found] = await tx.rows<{ readonly from: number }>(sql`
    select ceil(extract(epoch from directory_kept_from) * 1000)::float8 as "from"
    from remit.tenant where tenant_id = ${tx.tenantId}`);
  if (found === undefined) throw new Error('the tenant of a call has no row');
  return found.from;
}
