import { sql } from 'drizzle-orm';
import { endedHere } from './identity/end-sessions.ts';
import type { IdentityTransaction } from './identity-transaction.ts';

/** A session with a stream open in a tenant. */
export interface ListeningSession {
  /** SHA-256 of its token, hex. */
  readonly tokenHash: string;
  readonly tenantId: string;
}

/** What sessions with a stream open stand on. */
export interface ListeningSessions {
  /** For each session that was asked about, in their order, a text that differs when any of it differs; null for one that is gone. */
  readonly stands: readonly (string | null)[];
  /** In how many ms time alone makes one of them differ, by the database's clock; null when nothing is asked about. */
  readonly differsIn: number | null;
}

/**
 * Reads in one statement what many sessions stand on in the identity database: whether they are over by its clock or in
 * that tenant, who they are in their tenants, and whether those are open. A tenant may end sessions after so many minutes, so their age in
 * minutes counts.
 */
export async function readListeningSessions(
  tx: IdentityTransaction,
  sessions: readonly ListeningSession[],
): Promise<ListeningSessions> {
  const hashes = sessions.map(({ tokenHash }) => tokenHash);
  const tenants = sessions.map(({ tenantId }) => tenantId);
  const rows = await tx.rows<{ place: number; stands: string; left: number | null; past: number }>(sql`
    select asked.place::int as place,
      concat_ws('|', session.ended_at is not null, session.expires_at <= now(), session.second_factor_at,
        floor(extract(epoch from now() - session.created_at) / 60), membership.member_id, tenant.slug, tenant.status,
        entered.member_epoch = ${endedHere}) as stands,
      case when session.expires_at > now() then extract(epoch from session.expires_at - now())::float8 * 1000 end as left,
      mod(extract(epoch from now() - session.created_at), 60)::float8 * 1000 as past
    from unnest(${sql.param(hashes)}::text[], ${sql.param(tenants)}::text[]) with ordinality as asked (hash, tenant_id, place)
    join identity.session on session.token_hash = decode(asked.hash, 'hex')
    left join identity.membership
      on membership.login_id = session.login_id and membership.tenant_id = asked.tenant_id::uuid
    left join identity.tenant on tenant.id = membership.tenant_id
    left join identity.session_tenant entered
      on entered.token_hash = session.token_hash and entered.tenant_id = tenant.id`);
  const found = new Map(rows.map(({ place, stands }) => [place, stands]));
  const next = rows.flatMap(({ left, past }) => [minute - past, ...(left === null ? [] : [left])]);
  return {
    stands: sessions.map((_, index) => found.get(index + 1) ?? null),
    differsIn: next.length === 0 ? null : Math.min(...next),
  };
}

const minute = 60_000;
