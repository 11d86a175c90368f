import { sql } from 'drizzle-orm';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** Noon of the day, so that it is the same day in nearly every zone that it is shown in; never a moment to come. */
const usedAt = sql.raw(
  `floor(extract(epoch from least(max(used_on) + time '12:00', now() at time zone 'UTC')) * 1000)::float8`,
);

const since = (instant: number) =>
  sql`used_on >= (to_timestamp(${instant}::float8 / 1000) at time zone 'UTC')::date`;

/**
 * On which day somebody last did something by each assignment, as ms since 1970 UTC; without those that nobody used.
 * @param from how far back it looks, in ms since 1970 UTC
 */
export async function lastUses(
  tx: TenantTransaction,
  assignments: readonly string[],
  from: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.rows<{ assignment: string; at: number }>(sql`
    select assignment_id as assignment, ${usedAt} as at from remit.role_use
    where tenant_id = ${tx.tenantId} and ${since(from)} and assignment_id = any(${`{${assignments.join(',')}}`}::text[])
    group by assignment_id`);
  return new Map(rows.map(({ assignment, at }) => [assignment, at]));
}

/** On which day something was last done by a role, as ms since 1970 UTC. */
export interface CellUse {
  readonly type: string;
  readonly action: string;
  readonly at: number;
}

/** The last use of everything that a role was ever used for, or any role where none is named. */
export function usesOfRoles(
  tx: TenantTransaction,
  role: string | null,
): Promise<readonly (CellUse & { readonly role: string })[]> {
  return tx.rows(sql`
    select role, resource_type as type, action, ${usedAt} as at from remit.role_use
    where tenant_id = ${tx.tenantId} and ${role === null ? sql`true` : sql`role = ${role}`}
    group by role, resource_type, action`);
}

/** What each of these members last used a role for, whichever of their assignments gave it to them. */
export function usesOfRole(
  tx: TenantTransaction,
  role: string,
  members: readonly string[],
): Promise<readonly (CellUse & { readonly member: string })[]> {
  return tx.rows(sql`
    select member_id as member, resource_type as type, action, ${usedAt} as at from remit.role_use
    where tenant_id = ${tx.tenantId} and role = ${role} and member_id = any(${`{${members.join(',')}}`}::text[])
    group by member_id, resource_type, action`);
}

/** Since when there is a record, in ms since 1970 UTC; null while it is empty. */
export async function recordSince(tx: TenantTransaction): Promise<number | null> {
  const [row] = await tx.rows<{ readonly at: number | null }>(sql`
    select floor(extract(epoch from min(at)) * 1000)::float8 as at from remit.audit_event
    where tenant_id = ${tx.tenantId}`);
  return row?.at ?? null;
}
