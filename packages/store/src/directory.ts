import { sql } from 'drizzle-orm';
import type { Assignment, Department, Directory, Group, Member } from '@remit/policy/directory';
import type { Rate } from '@remit/policy/rates';
import { StoreError } from './errors.ts';
import type { TenantTransaction } from './tenant-transaction.ts';

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
 * @throws StoreError `not-found` when the tenant has no row yet
 */
export async function loadDirectory(tx: TenantTransaction): Promise<Directory> {
  const own = sql`tenant_id = ${tx.tenantId}`;
  const [found] = await tx.rows<DirectoryRow>(sql`
    select directory_revision::float8 as revision, time_zone as "timeZone", base_currency as "baseCurrency",
      coalesce((
        select json_agg(json_build_object('currency', currency, 'rate', rate, 'from', ${ms('valid_from')})
          order by valid_from, currency)
        from remit.rate where ${own}), '[]') as rates,
      coalesce((select json_agg(path order by path) from remit.folder where ${own}), '[]') as folders,
      coalesce((
        select json_agg(json_build_object('path', path, 'name', name, 'head', head) order by path)
        from remit.department where ${own}), '[]') as departments,
      coalesce((
        select json_agg(json_build_object('id', id, 'name', name,
          'members', array(
            select member_id from remit.group_member
            where ${own} and group_id = member_group.id order by member_id),
          'groups', array(
            select inner_id from remit.group_group
            where ${own} and outer_id = member_group.id order by inner_id)) order by id)
        from remit.member_group where ${own}), '[]') as groups,
      coalesce((
        select json_agg(json_build_object('id', id, 'person', person, 'kind', kind, 'name', name, 'email', email,
          'title', title, 'department', department, 'manager', manager, 'status', status,
          'from', ${ms('valid_from')}, 'until', ${ms('valid_until')}, 'attributes', attributes) order by id)
        from remit.member where ${own}), '[]') as members,
      coalesce((
        select json_agg(json_build_object('id', id, 'role', role, 'folder', folder,
          'holder', case
            when member_id is not null then json_build_object('kind', 'member', 'id', member_id)
            when group_id is not null then json_build_object('kind', 'group', 'id', group_id)
            else json_build_object('kind', 'department', 'id', department) end,
          'from', ${ms('valid_from')}, 'until', ${ms('valid_until')}) order by id)
        from remit.assignment where ${own}), '[]') as assignments
    from remit.tenant where ${own}`);
  if (found === undefined) throw new StoreError('not-found', 'there is no such tenant');
  return { ...found };
}
