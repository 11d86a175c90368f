import { sql } from 'drizzle-orm';
import type { Directory } from '@remit/policy/directory';
import type { SampleRow, TenantSample } from '@remit/sample/tenant-sample';
import { hashOf } from '../secrets/hash-of.ts';
import { insertRows, type InsertableRow } from '../records/insert-rows.ts';
import type { Store } from '../open-store.ts';
import { publishPolicyVersion } from '../policy/policy-versions.ts';
import type { TenantId } from '../tenant-id.ts';

/**
 * Fills a tenant that has just been created with a sample: directory, records and the first version of its policy, in
 * one transaction. A process that is killed on the way leaves nothing behind, so the next start begins again; once it
 * has committed, the tenant has a policy and is left as it is.
 * @param onProgress called with rows written and rows in all
 * @returns whether there was anything to load
 */
export async function loadTenantSample(
  store: Store,
  tenantId: TenantId,
  sample: TenantSample,
  onProgress: (done: number, total: number) => void,
): Promise<boolean> {
  const tables = [
    ...directoryTables(sample),
    ...sample.tables.map(({ table, rows }) => ({ table, rows: rows.map(withFields) })),
  ];
  const total = tables.reduce((sum, { rows }) => sum + rows.length, 0);
  return store.withTenant(tenantId, 'write', async (tx) => {
    // The lock makes a second process that loads the same tenant wait, for as long as the first takes on its machine, and
    // then find it done. What ends both all the same is the limit of a transaction.
    await tx.rows(
      sql`select set_config('lock_timeout', '0', true), set_config('statement_timeout', '0', true)`,
    );
    const [tenant] = await tx.rows<{ policy_version: number }>(
      sql`select policy_version from remit.tenant where tenant_id = ${tenantId}::uuid for update`,
    );
    if (tenant === undefined || tenant.policy_version > 0) return false;
    let done = 0;
    for (const { table, rows } of tables) {
      done += await insertRows(tx, table, rows);
      onProgress(done, total);
    }
    await publishPolicyVersion(tx, {
      document: sample.policy,
      basedOn: 0,
      hash: hashOf(sample.policy),
      effectHash: null,
      author: null,
      reason: 'Sample policy',
    });
    return true;
  });
}

/** The directory as rows, in an order in which each refers only to what is there; heads and managers are checked last. */
function directoryTables(sample: TenantSample): readonly { table: string; rows: readonly InsertableRow[] }[] {
  const { departments, members, groups, assignments }: Directory = sample.directory;
  return [
    { table: 'remit.folder', rows: sample.folders },
    { table: 'remit.department', rows: departments },
    {
      table: 'remit.member',
      rows: members.map((member) => ({
        id: member.id,
        person: member.person,
        kind: member.kind,
        name: member.name,
        email: member.email,
        title: member.title,
        department: member.department,
        manager: member.manager,
        status: member.status,
        valid_from: timestamp(member.from),
        valid_until: timestamp(member.until),
        attributes: member.attributes,
      })),
    },
    {
      table: 'remit.member_group',
      rows: groups.map(({ id, name, rule }) => ({ id, name, rule: rule ?? null })),
    },
    {
      table: 'remit.group_member',
      rows: groups.flatMap(({ id, members: inside }) =>
        inside.map((member) => ({ group_id: id, member_id: member })),
      ),
    },
    {
      table: 'remit.group_group',
      rows: groups.flatMap(({ id, groups: inside }) =>
        inside.map((inner) => ({ outer_id: id, inner_id: inner })),
      ),
    },
    {
      table: 'remit.assignment',
      rows: assignments.map(({ id, role, folder, holder, from, until }) => ({
        id,
        role,
        folder,
        member_id: holder.kind === 'member' ? holder.id : null,
        group_id: holder.kind === 'group' ? holder.id : null,
        department: holder.kind === 'department' ? holder.id : null,
        valid_from: timestamp(from),
        valid_until: timestamp(until),
      })),
    },
  ];
}

/** What a request keeps beside its columns, as JSON and no longer as its text. */
function withFields({ fields, ...columns }: SampleRow): InsertableRow {
  return typeof fields === 'string' ? { ...columns, fields: JSON.parse(fields) } : columns;
}

function timestamp(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString();
}
