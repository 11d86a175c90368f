import { sql } from 'drizzle-orm';
import type { Delegation } from '@remit/approvals/delegation';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** A delegation and why it was made. */
export interface StoredDelegation extends Delegation {
  readonly reason: string;
}

const columns = sql`
  id, from_member as "from", to_member as "to", pass_on as "passOn", reason,
  floor(extract(epoch from since) * 1000)::float8 as since, floor(extract(epoch from until) * 1000)::float8 as until`;

/** Every delegation that counts at an instant or will later, oldest first. @param now ms since 1970 UTC */
export function loadDelegations(tx: TenantTransaction, now: number): Promise<readonly StoredDelegation[]> {
  return tx.rows<StoredDelegation>(sql`
    select ${columns} from remit.delegation
    where tenant_id = ${tx.tenantId} and until > to_timestamp(${now}::float8 / 1000) order by since, id`);
}

/** One delegation, whenever it counts or counted; null when there is none of that id in the tenant. */
export async function readDelegation(tx: TenantTransaction, id: string): Promise<StoredDelegation | null> {
  const [found] = await tx.rows<StoredDelegation>(sql`
    select ${columns} from remit.delegation where tenant_id = ${tx.tenantId} and id = ${id}`);
  return found ?? null;
}

/** One delegation, held until the transaction ends; null when there is none of that id in the tenant. */
export async function lockDelegation(tx: TenantTransaction, id: string): Promise<StoredDelegation | null> {
  const [found] = await tx.rows<StoredDelegation>(sql`
    select ${columns} from remit.delegation where tenant_id = ${tx.tenantId} and id = ${id} for update`);
  return found ?? null;
}

/** Instants are cut to ms, as everywhere. */
export async function insertDelegation(tx: TenantTransaction, made: StoredDelegation): Promise<void> {
  await tx.rows(sql`
    insert into remit.delegation (tenant_id, id, from_member, to_member, since, until, pass_on, reason)
    values (${tx.tenantId}, ${made.id}, ${made.from}, ${made.to}, to_timestamp(${made.since}::float8 / 1000),
      to_timestamp(${made.until}::float8 / 1000), ${made.passOn}, ${made.reason})`);
}

/** Ends a delegation that this transaction has locked: at once, or, where it has not begun, before it does. */
export async function endDelegation(tx: TenantTransaction, id: string, now: number): Promise<void> {
  await tx.rows(sql`
    update remit.delegation set until = greatest(since, least(until, to_timestamp(${now}::float8 / 1000)))
    where tenant_id = ${tx.tenantId} and id = ${id}`);
}
