import { sql } from 'drizzle-orm';
import { type ChainHead, chainStart } from '@remit/audit/chain';
import { type SignInRecord, signInText } from '@remit/audit/sign-in-record';
import type { SealedEvent } from '@remit/audit/verify-chain';
import { planAnew, type Unsealed } from './audit-records.ts';
import { exactInstant } from '../exact-instant.ts';
import type { IdentityTransaction } from '../identity-transaction.ts';

const at = exactInstant(sql`at`);

/** Both records as one, with the columns as `SignInRecord` has them, for a statement that names it `e`. */
export const signInEvents = sql`(
  select 'login' as record, id, ${at} as at, login_id as "loginId", action, outcome, session_id as "sessionId", address,
    agent, null::uuid as "tenantId", correlation_id::text as "correlationId", details::text as details
  from identity.event
  union all
  select 'operator', id, ${at}, login_id, action, null, null, null, null, tenant_id, correlation_id, details::text
  from identity.operator_event)`;

interface SealedRow extends Omit<SignInRecord, 'id'> {
  readonly sequence: number;
  readonly hash: string;
  readonly eventId: string;
  /** Null when the event is not there. */
  readonly id: string | null;
}

/**
 * The next entries of the chain over sign-ins, in its order.
 * @param after number of the entry before them; 0 begins
 */
export async function readSignInSealed(
  tx: IdentityTransaction,
  after: number,
  limit: number,
): Promise<readonly SealedEvent[]> {
  const [, rows] = await Promise.all([
    planAnew(tx),
    tx.rows<SealedRow>(sql`
      select s.sequence::float8 as sequence, encode(s.hash, 'hex') as hash, s.event_id as "eventId", e.*
      from (select * from identity.event_seal where sequence > ${after} order by sequence limit ${limit}) s
        left join ${signInEvents} e on e.id = s.event_id
      order by s.sequence`),
  ]);
  return rows.map(({ sequence, hash, eventId, ...row }) => {
    const { id } = row;
    return id === null
      ? { sequence, hash, eventId, text: null, at: null }
      : { sequence, hash, eventId, text: signInText({ ...row, id }), at: row.at };
  });
}

/** Where the chain over sign-ins stands. */
export async function signInHead(tx: IdentityTransaction): Promise<ChainHead> {
  const [row] = await tx.rows<ChainHead>(sql`
    select sequence::float8 as sequence, encode(hash, 'hex') as hash from identity.event_seal
    order by sequence desc limit 1`);
  return row ?? chainStart;
}

/** What both records have beside the chain. */
export async function readSignInUnsealed(tx: IdentityTransaction): Promise<Unsealed> {
  const [[counted], lost] = await Promise.all([
    tx.rows<{ waiting: number }>(sql`
      select count(*)::int as waiting from identity.event_unsealed u
      where not exists (select from identity.event_seal s where s.event_id = u.event_id)`),
    tx.rows<{ id: string }>(sql`
      select e.id from (select id from identity.event union all select id from identity.operator_event) e
      where not exists (select from identity.event_seal s where s.event_id = e.id)
        and not exists (select from identity.event_unsealed u where u.event_id = e.id)
      limit 20`),
  ]);
  return { waiting: counted?.waiting ?? 0, lost: lost.map(({ id }) => id) };
}

/** Nobody else adds to the chain over sign-ins, or to the heads of it, until the transaction ends. */
export async function holdSignInChain(tx: IdentityTransaction): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended('sign-in chain', 0))`);
}
