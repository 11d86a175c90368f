import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** A session that came into a tenant, as the tenant's own record tells it. */
export interface Arrival {
  readonly sessionId: string;
  readonly kind: 'browser' | 'client';
  /** Whether the second factor was answered at signing in, or since. */
  readonly confirmed: boolean;
  /** Passwords and codes of this login that were refused since it signed in before this session; at most 1,000. */
  readonly refusedBefore: number;
}

/** @returns null for a session that is not there */
export async function readArrival(tx: IdentityTransaction, tokenHash: Uint8Array): Promise<Arrival | null> {
  const [arrival] = await tx.rows<Arrival>(sql`
    select session.id as "sessionId", session.kind, session.second_factor_at is not null as confirmed,
      (select count(*)::int from (
        select from identity.event
        where event.login_id = session.login_id and event.outcome = 'deny' and event.at <= session.created_at
          and event.at > coalesce((
            select max(before.at) from identity.event before
            where before.login_id = session.login_id and before.action in ('session.started', 'client.started')
              and before.at < session.created_at), '-infinity')
        limit 1000) refused) as "refusedBefore"
    from identity.session where session.token_hash = ${tokenHash}`);
  return arrival ?? null;
}

/** Notes that a tenant's audit says that a session came in: its next call there goes on. */
export async function noteTold(
  tx: IdentityTransaction,
  tokenHash: Uint8Array,
  tenantId: string,
): Promise<void> {
  await tx.rows(sql`
    update identity.session_tenant set told = true where token_hash = ${tokenHash} and tenant_id = ${tenantId}`);
}
