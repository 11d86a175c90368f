import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** A session of one's own that stands. Instants are ms since 1970 UTC. */
export interface OwnSession {
  readonly id: string;
  readonly kind: 'browser' | 'client';
  /** Of an application; null for a browser. */
  readonly name: string | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly lastUsedAt: number | null;
  readonly address: string | null;
  readonly agent: string | null;
  /** Whether it was signed in with a second factor. */
  readonly secondFactor: boolean;
}

/** The sessions of a login that stand, the last used first. */
export function listOwnSessions(tx: IdentityTransaction, loginId: string): Promise<readonly OwnSession[]> {
  return tx.rows<OwnSession>(sql`
    select session.id, session.kind, client.name,
      floor(extract(epoch from session.created_at) * 1000)::float8 as "createdAt",
      floor(extract(epoch from session.expires_at) * 1000)::float8 as "expiresAt",
      floor(extract(epoch from session.last_used_at) * 1000)::float8 as "lastUsedAt",
      session.address, session.agent, session.second_factor_at is not null as "secondFactor"
    from identity.session left join identity.client on client.session_id = session.id
    where session.login_id = ${loginId} and session.ended_at is null and session.expires_at > now()
    order by session.last_used_at desc nulls last, session.id
    limit 200`);
}
