import { type SQL, sql } from 'drizzle-orm';
import { type AuditRecord, recordParts } from '@remit/audit/audit-record';
import { type ChainHead, chainStart } from '@remit/audit/chain';
import type { SealedEvent } from '@remit/audit/verify-chain';
import { exactInstant } from '../exact-instant.ts';
import { joinWhole } from '../join-whole.ts';
import type { TenantTransaction } from '../tenant-transaction.ts';
import type { Transaction } from '../connection/transaction.ts';

/** The columns of `remit.audit_event e` as `AuditRecord` has them, for a statement that selects from it. */
export const recordColumns = sql`e.tenant_id as "tenantId", e.id, ${exactInstant(sql`e.at`)} as at, e.stream, e.actor,
  e.on_behalf_of as "onBehalfOf", e.roles::text as roles, e.action, e.target_type as "targetType",
  e.target_id as "targetId", e.outcome, e.because::text as because, e.before::text as before,
  e.after::text as after, e.details::text as details, e.asked::text as asked, e.address, e.agent,
  e.policy_version as "policyVersion", e.directory_revision::float8 as "directoryRevision",
  e.correlation_id as "correlationId", e.session_id as "sessionId"`;

/**
 * Ids as a value of the statement that asks for them. Where statistics believe that a tenant has three events, all of its
 * events are read for a list of ids; and a list that the plan knows is searched by hash, one that it makes itself is gone
 * through anew for each event.
 */
export const theseIds = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`;

/**
 * Events of a tenant by their ids, in no order; what is not there is left out.
 * @param also a condition on `remit.audit_event e`
 */
export function readRecords(
  tx: TenantTransaction,
  ids: readonly string[],
  also: SQL = sql`true`,
): Promise<readonly AuditRecord[]> {
  return tx.rows<AuditRecord>(sql`
    select ${recordColumns} from remit.audit_event e
    where e.tenant_id = ${tx.tenantId} and e.id = any(${theseIds(ids)}) and ${also}`);
}

interface SealRow extends ChainHead {
  readonly eventId: string;
}

/** The next places of a tenant's chain, in its order, without their events. @param after number of the one before them */
export async function readSeals(
  tx: TenantTransaction,
  after: number,
  limit: number,
): Promise<readonly SealRow[]> {
  const [, seals] = await Promise.all([
    planAnew(tx),
    tx.rows<SealRow>(sql`
      select sequence::float8 as sequence, encode(hash, 'hex') as hash, event_id as "eventId" from remit.audit_seal
      where tenant_id = ${tx.tenantId} and sequence > ${after} order by sequence limit ${limit}`),
  ]);
  return seals;
}

/**
 * The next entries of a tenant's chain, in its order. Where two events have one id, there are two entries of one place.
 * @param after number of the entry before them; 0 begins
 */
export async function readSealed(
  tx: TenantTransaction,
  after: number,
  limit: number,
): Promise<readonly SealedEvent[]> {
  const seals = await readSeals(tx, after, limit);
  const records = await readRecords(
    tx,
    seals.map(({ eventId }) => eventId),
  );
  const found = Map.groupBy(records, ({ id }) => id);
  return seals.flatMap((seal): readonly SealedEvent[] => {
    const events = found.get(seal.eventId);
    if (events === undefined) return [{ ...seal, text: null, at: null }];
    return events.map((event) => ({ ...seal, text: recordParts(event), at: event.at }));
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
  const [, [counted], lost] = await Promise.all([
    planAnew(tx),
    joinWhole<{ waiting: number }>(
      tx,
      sql`
      select count(*)::int as waiting from remit.audit_unsealed u
      where u.tenant_id = ${tx.tenantId} and not exists (
        select from remit.audit_seal s where s.tenant_id = ${tx.tenantId} and s.event_id = u.event_id)`,
    ),
    joinWhole<{ id: string }>(
      tx,
      sql`
      select e.id from remit.audit_event e
      where e.tenant_id = ${tx.tenantId}
        and not exists (
          select from remit.audit_seal s where s.tenant_id = ${tx.tenantId} and s.event_id = e.id)
        and not exists (
          select from remit.audit_unsealed u where u.tenant_id = ${tx.tenantId} and u.event_id = e.id)
      limit 20`,
    ),
  ]);
  return { waiting: counted?.waiting ?? 0, lost: lost.map(({ id }) => id) };
}
