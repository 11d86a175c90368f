import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';
import { agentText } from './write-event.ts';

export interface NewSession {
  readonly tokenHash: Uint8Array;
  readonly loginId: string;
  /** In ms. */
  readonly lifetime: number;
  readonly kind: 'browser' | 'client';
  /** When the second factor was answered: just now, or in ms since 1970 UTC; null when it was not. */
  readonly secondFactorAt: 'now' | number | null;
  readonly address: string;
  readonly agent: string | null;
}

/** A session that was started; `expiresAt` in ms since 1970 UTC. */
export interface CreatedSession {
  readonly id: string;
  readonly expiresAt: number;
}

/** Starts a session, and forgets those of the same login that ended a day ago or more. */
export async function createSession(tx: IdentityTransaction, session: NewSession): Promise<CreatedSession> {
  const { secondFactorAt } = session;
  const confirmed =
    secondFactorAt === 'now'
      ? sql`clock_timestamp()`
      : secondFactorAt === null
        ? sql`null`
        : sql`to_timestamp(${secondFactorAt}::float8 / 1000)`;
  await tx.rows(sql`
    delete from identity.session
    where login_id = ${session.loginId} and least(expires_at, ended_at) < now() - interval '1 day'`);
  const [created] = await tx.rows<CreatedSession>(sql`
    insert into identity.session
      (token_hash, login_id, expires_at, kind, second_factor_at, address, agent, last_used_at)
    values (${session.tokenHash}, ${session.loginId}, now() + make_interval(secs => ${session.lifetime / 1000}),
      ${session.kind}, ${confirmed}, ${session.address}, ${agentText(session.agent)}, now())
    returning id, floor(extract(epoch from expires_at) * 1000)::float8 as "expiresAt"`);
  if (created === undefined) throw new Error('a session was inserted and none came back');
  return created;
}
