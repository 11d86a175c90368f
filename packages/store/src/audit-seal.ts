import { sql } from 'drizzle-orm';
import { type AuditRecord, recordParts } from '@remit/audit/audit-record';
import { type ChainHead, nextLink } from '@remit/audit/chain';
import { chainHead, planAnew, recordColumns } from './audit-records.ts';
import { joinWhole } from './join-whole.ts';
import { noteRoleUses } from './note-role-uses.ts';
import { sha256Native } from './sha256-native.ts';
import type { TenantTransaction } from './tenant-transaction.ts';

/** The most events that one transaction seals. */
export const sealBatch = 5_000;

/** What one transaction sealed: whether more may wait, and where the chain stands. */
export interface Sealed {
  readonly sealed: number;
  readonly more: boolean;
  readonly head: ChainHead;
}

interface WaitingRow extends Omit<AuditRecord, 'id'> {
  readonly eventId: string;
  /** Null when the event is not there. */
  readonly id: string | null;
  readonly sealed: boolean;
}

/**
 * Gives the events that wait their places in a tenant's chain: batch by batch in the order in which they are seen to
 * have committed, by time within one; and notes what was done by which role. Who seals holds the tenant's lock; without
 * it, the second of two would find its numbers taken and roll back.
 */
export async function sealWaiting(tx: TenantTransaction): Promise<Sealed> {
  const [, , start, found] = await Promise.all([
    holdChain(tx),
    planAnew(tx),
    chainHead(tx),
    // Asked for as one list of ids: joined row by row, an index that statistics think as good is read whole for each.
    joinWhole<WaitingRow>(
      tx,
      sql`
      with u as materialized (
          select event_id from remit.audit_unsealed
          where tenant_id = ${tx.tenantId} order by event_id limit ${sealBatch}),
        e as materialized (
          select * from remit.audit_event
          where tenant_id = ${tx.tenantId} and id = any(array(select event_id from u))),
        s as materialized (
          select event_id from remit.audit_seal
          where tenant_id = ${tx.tenantId} and event_id = any(array(select event_id from u)))
      select u.event_id as "eventId", s.event_id is not null as sealed, ${recordColumns}
      from u left join e on e.id = u.event_id left join s on s.event_id = u.event_id
      order by e.at, e.id`,
    ),
  ]);
  if (found.length === 0) return { sealed: 0, more: false, head: start };
  let head = start;
  const seals: object[] = [];
  for (const { id, sealed, ...row } of found) {
    // Sealed already where it was copied from, or no event at all: it only leaves the queue.
    if (sealed || id === null) continue;
    head = nextLink(sha256Native, head, recordParts({ ...row, id }));
    seals.push({ sequence: head.sequence, event_id: id, hash: `\\x${head.hash}` });
  }
  const ids = JSON.stringify(found.map(({ eventId }) => eventId));
  const these = sql`(select value::uuid from json_array_elements_text(${ids}::text::json))`;
  await Promise.all([
    // Those that were sealed elsewhere too: where they were noted is not known, and noting them again changes nothing.
    noteRoleUses(tx, sql`e.id = any(array${these})`),
    tx.rows(sql`
      insert into remit.audit_seal (tenant_id, sequence, event_id, hash)
      select ${tx.tenantId}::uuid, sequence, event_id, hash
      from json_populate_recordset(null::remit.audit_seal, ${JSON.stringify(seals)}::text::json)`),
    tx.rows(sql`
      delete from remit.audit_unsealed where tenant_id = ${tx.tenantId} and event_id in ${these}`),
  ]);
  return { sealed: seals.length, more: found.length === sealBatch, head };
}

/** Nobody else adds to this tenant's chain, or to the heads of it, until the transaction ends. */
export async function holdChain(tx: TenantTransaction): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`audit chain ${tx.tenantId}`}, 0))`);
}
