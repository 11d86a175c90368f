import { sql } from 'drizzle-orm';
import type { Assignment, Department, Directory, Group, Member } from '@remit/policy/directory';
import type { Rate } from '@remit/policy/rates';
import { StoreError } from '../errors.ts';
import { type DirectoryTable, rowsAt, tenantAt } from './directory-past.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

interface DirectoryRow {
  readonly revision: number;
  readonly timeZone: string;
  readonly baseCurrency: string;
  readonly rates: readonly Rate[];
  readonly folders: readonly string[];
  readonly departments: readonly Department[];
  readonly groups: readonly Group[];
  readonly members: readonly Member[];
  readonly assignments: readonly Assignment[];
}

const ms = (column: string) => sql.raw(`floor(extract(epoch from ${column}) * 1000)`);

/**
 * The tenant's people, trees and assignments, all of them and all of one moment: a single statement reads them, so that
 * the revision belongs to exactly this content in a `write` transaction too.
 * @param at a past moment in ms since 1970 UTC, for the directory as that millisecond left it; null for as it is. A
 *   moment before what `directoryKeptFrom` says gives what was kept, which is not all
 * @throws StoreError `not-found` when the tenant has no row yet
 */
export async function loadDirectory(tx: TenantTransaction, at: number | null = null): Promise<Directory> {
  const own = sql`tenant_id = ${tx.tenantId}`;
  const from = (table: DirectoryTable) =>
    at === null ? sql.raw(`remit.${table}`) : sql`${rowsAt(tx, table, at)} as ${sql.raw(table)}`;
  const [found] = await tx.rows<DirectoryRow>(sql`
    select directory_revision::float8 as revision, time_zone as "timeZone", base_currency as "baseCurrency",
      coalesce((
        select json_agg(json_build_object('currency', currency, 'rate', rate, 'from', ${ms('valid_from')})
          order by valid_from, currency)
        from ${from('rate')} where ${own}), '[]') as rates,
      coalesce((select json_agg(path order by path) from ${from('folder')} where ${own}), '[]') as folders,
      coalesce((
        select json_agg(json_build_object('path', path, 'name', name, 'head', head) order by path)
        from ${from('department')} where ${own}), '[]') as departments,
      coalesce((
        select json_agg(json_strip_nulls(json_build_object('id', id, 'name', name, 'members', coalesce(members, '{}'),
          'groups', coalesce(groups, '{}'), 'rule', rule)) order by id)
        from ${from('member_group')}
          left join (
            select group_id, array_agg(member_id order by member_id) as members
            from ${from('group_member')} where ${own} group by group_id) as inside on group_id = id
          left join (
            select outer_id, array_agg(inner_id order by inner_id) as groups
            from ${from('group_group')} where ${own} group by outer_id) as within on outer_id = id
        where ${own}), '[]') as groups,
      coalesce((
        select json_agg(json_build_object('id', id, 'person', person, 'kind', kind, 'name', name, 'email', email,
          'title', title, 'department', department, 'manager', manager, 'status', status,
          'from', ${ms('valid_from')}, 'until', ${ms('valid_until')}, 'attributes', attributes) order by id)
        from ${from('member')} where ${own}), '[]') as members,
      coalesce((
        select json_agg(json_build_object('id', id, 'role', role, 'folder', folder,
          'holder', case
            when member_id is not null then json_build_object('kind', 'member', 'id', member_id)
            when group_id is not null then json_build_object('kind', 'group', 'id', group_id)
            else json_build_object('kind', 'department', 'id', department) end,
          'from', ${ms('valid_from')}, 'until', ${ms('valid_until')}) order by id)
        from ${from('assignment')} where ${own}), '[]') as assignments
    from ${at === null ? sql`remit.tenant` : sql`${tenantAt(tx, at)} as tenant`} where ${own}`);
  if (found === undefined) throw new StoreError('not-found', 'there is no such tenant');
  return { ...found };
}
