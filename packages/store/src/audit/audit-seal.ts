import { sql } from 'drizzle-orm';
import { type AuditRecord, recordParts } from '@remit/audit/audit-record';
import { type ChainHead, nextLink } from '@remit/audit/chain';
import { chainHead, planAnew, readRecords, theseIds } from './audit-records.ts';
import { noteRoleUses } from '../directory/note-role-uses.ts';
import { sha256Native } from '../secrets/sha256-native.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';

/** The most events that one transaction seals. */
export const sealBatch = 5_000;

/** What one transaction sealed: whether more may wait, and where the chain stands. */
export interface Sealed {
  readonly sealed: number;
  readonly more: boolean;
  readonly head: ChainHead;
}

/**
 * Gives the events that wait their places in a tenant's chain: batch by batch in the order in which they are seen to
 * have committed, by time within one; and notes what was done by which role. Who seals holds the tenant's lock; without
 * it, the second of two would find its numbers taken and roll back.
 */
export async function sealWaiting(tx: TenantTransaction): Promise<Sealed> {
  const [, , start, queue] = await Promise.all([
    holdChain(tx),
    planAnew(tx),
    chainHead(tx),
    tx.rows<{ readonly id: string }>(sql`
      select event_id as id from remit.audit_unsealed
      where tenant_id = ${tx.tenantId} order by event_id limit ${sealBatch}`),
  ]);
  if (queue.length === 0) return { sealed: 0, more: false, head: start };
  const ids = queue.map(({ id }) => id);
  const [events, elsewhere] = await Promise.all([
    readRecords(tx, ids),
    tx.rows<{ readonly id: string }>(sql`
      select event_id as id from remit.audit_seal
      where tenant_id = ${tx.tenantId} and event_id = any(${theseIds(ids)})`),
  ]);
  // Sealed already where it was copied from, or no event at all: it only leaves the queue.
  const sealed = new Set(elsewhere.map(({ id }) => id));
  const waiting = events.filter(({ id }) => !sealed.has(id)).toSorted(inTime);
  let head = start;
  const seals: object[] = [];
  for (const event of waiting) {
    head = nextLink(sha256Native, head, recordParts(event));
    seals.push({ sequence: head.sequence, event_id: event.id, hash: `\\x${head.hash}` });
  }
  await Promise.all([
    // Those that were sealed elsewhere too: where they were noted is not known, and noting them again changes nothing.
    noteRoleUses(tx, sql`e.id = any(${theseIds(ids)})`),
    tx.rows(sql`
      insert into remit.audit_seal (tenant_id, sequence, event_id, hash)
      select ${tx.tenantId}::uuid, sequence, event_id, hash
      from json_populate_recordset(null::remit.audit_seal, ${JSON.stringify(seals)}::text::json)`),
    tx.rows(sql`
      delete from remit.audit_unsealed where tenant_id = ${tx.tenantId} and event_id = any(${theseIds(ids)})`),
  ]);
  return { sealed: seals.length, more: queue.length === sealBatch, head };
}

/** Nobody else adds to this tenant's chain, or to the heads of it, until the transaction ends. */
export async function holdChain(tx: TenantTransaction): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`audit chain ${tx.tenantId}`}, 0))`);
}

/** Instants are written so that their texts stand in their order. */
function inTime(one: AuditRecord, other: AuditRecord): number {
  if (one.at !== other.at) return one.at < other.at ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
