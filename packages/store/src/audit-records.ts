import { sql } from 'drizzle-orm';
import { type AuditRecord, recordParts } from '@remit/audit/audit-record';
import { type ChainHead, chainStart } from '@remit/audit/chain';
import type { SealedEvent } from '@remit/audit/verify-chain';
import { exactInstant } from './exact-instant.ts';
import { joinWhole } from './join-whole.ts';
import type { TenantTransaction } from './tenant-transaction.ts';
import type { Transaction } from './transaction.ts';

/** The columns of `remit.audit_event e` as `AuditRecord` has them, for a statement that selects from it. */
export const recordColumns = sql`e.tenant_id as "tenantId", e.id, ${exactInstant(sql`e.at`)} as at, e.stream, e.actor,
  e.on_behalf_of as "onBehalfOf", e.roles::text as roles, e.action, e.target_type as "targetType",
  e.target_id as "targetId", e.outcome, e.because::text as because, e.before::text as before,
  e.after::text as after, e.details::text as details, e.asked::text as asked, e.address, e.agent,
  e.policy_version as "policyVersion", e.directory_revision::float8 as "directoryRevision",
  e.correlation_id as "correlationId", e.session_id as "sessionId"`;

interface SealedRow extends Omit<AuditRecord, 'id'> {
  readonly sequence: number;
  readonly hash: string;
  readonly eventId: string;
  /** Null when the event is not there. */
  readonly id: string | null;
}

/**
 * The next entries of a tenant's chain, in its order.
 * @param after number of the entry before them; 0 begins
 */
export async function readSealed(
  tx: TenantTransaction,
  after: number,
  limit: number,
): Promise<readonly SealedEvent[]> {
  const [, rows] = await Promise.all([
    planAnew(tx),
    joinWhole<SealedRow>(
      tx,
      sql`
    with s as materialized (
        select sequence, hash, event_id from remit.audit_seal
        where tenant_id = ${tx.tenantId} and sequence > ${after} order by sequence limit ${limit}),
      e as materialized (
        select * from remit.audit_event
        where tenant_id = ${tx.tenantId} and id = any(array(select event_id from s)))
    select s.sequence::float8 as sequence, encode(s.hash, 'hex') as hash, s.event_id as "eventId", ${recordColumns}
    from s left join e on e.id = s.event_id
    order by s.sequence`,
    ),
  ]);
  return rows.map(({ sequence, hash, eventId, ...row }) => {
    const { id } = row;
    return id === null
      ? { sequence, hash, eventId, text: null, at: null }
      : { sequence, hash, eventId, text: recordParts({ ...row, id }), at: row.at };
  });
}

/**
 * Has each statement of the transaction planned anew, and by index. A plan for small tables reads all of a large one for
 * every row, and the record grows faster than the statistics that plans are made by; a month's table begins without any.
 */
export async function planAnew(tx: Pick<Transaction, 'rows'>): Promise<void> {
  await tx.rows(sql`
    select set_config('plan_cache_mode', 'force_custom_plan', true), set_config('enable_seqscan', 'off', true)`);
}

/** Where a tenant's chain stands. */
export async function chainHead(tx: TenantTransaction): Promise<ChainHead> {
  const [row] = await tx.rows<ChainHead>(sql`
    select sequence::float8 as sequence, encode(hash, 'hex') as hash from remit.audit_seal
    where tenant_id = ${tx.tenantId} order by sequence desc limit 1`);
  return row ?? chainStart;
}

/** What a tenant's record has beside its chain. */
export interface Unsealed {
  /** Events that wait for their seal. */
  readonly waiting: number;
  /** Ids of some that neither have one nor wait for one: somebody took them out of the queue. */
  readonly lost: readonly string[];
}

/** Reads what stands outside the chain, at most twenty ids of what was lost. */
export async function readUnsealed(tx: TenantTransaction): Promise<Unsealed> {
  const [[counted], lost] = await Promise.all([
    tx.rows<{ waiting: number }>(sql`
      select count(*)::int as waiting from remit.audit_unsealed u
      where u.tenant_id = ${tx.tenantId} and not exists (
        select from remit.audit_seal s where s.tenant_id = u.tenant_id and s.event_id = u.event_id)`),
    tx.rows<{ id: string }>(sql`
      select e.id from remit.audit_event e
      where e.tenant_id = ${tx.tenantId}
        and not exists (
          select from remit.audit_seal s where s.tenant_id = e.tenant_id and s.event_id = e.id)
        and not exists (
          select from remit.audit_unsealed u where u.tenant_id = e.tenant_id and u.event_id = e.id)
      limit 20`),
  ]);
  return { waiting: counted?.waiting ?? 0, lost: lost.map(({ id }) => id) };
}
