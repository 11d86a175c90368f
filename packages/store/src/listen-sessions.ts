import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from './identity-transaction.ts';

/** A session with a stream open in a tenant. */
export interface ListeningSession {
  /** SHA-256 of its token, hex. */
  readonly tokenHash: string;
  readonly tenantId: string;
}

/**
 * Reads in one statement what many sessions stand on in the identity database: whether they are over by its clock, who
 * they are in their tenants, and whether those are open. A tenant may end sessions after so many minutes, so their age in
 * minutes counts.
 * @returns for each session, in their order, a text that differs when any of that differs; null for one that is gone
 */
export async function readListeningSessions(
  tx: IdentityTransaction,
  sessions: readonly ListeningSession[],
): Promise<readonly (string | null)[]> {
  const hashes = sessions.map(({ tokenHash }) => tokenHash);
  const tenants = sessions.map(({ tenantId }) => tenantId);
  const rows = await tx.rows<{ place: number; stands: string }>(sql`
    select asked.place::int as place,
      concat_ws('|', session.ended_at is not null, session.expires_at <= now(), session.second_factor_at,
        floor(extract(epoch from now() - session.created_at) / 60), membership.member_id, tenant.slug, tenant.status) as stands
    from unnest(${sql.param(hashes)}::text[], ${sql.param(tenants)}::text[]) with ordinality as asked (hash, tenant_id, place)
    join identity.session on session.token_hash = decode(asked.hash, 'hex')
    left join identity.membership
      on membership.login_id = session.login_id and membership.tenant_id = asked.tenant_id::uuid
    left join identity.tenant on tenant.id = membership.tenant_id`);
  const found = new Map(rows.map(({ place, stands }) => [place, stands]));
  return sessions.map((_, index) => found.get(index + 1) ?? null);
}
