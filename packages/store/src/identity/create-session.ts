import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

export interface NewSession {
  readonly tokenHash: Uint8Array;
  readonly loginId: string;
  /** In ms. */
  readonly lifetime: number;
}

/**
 * Starts a session, and forgets those of the same login that ended a day ago or more.
 * @returns when it ends, in ms since 1970 UTC
 */
export async function createSession(tx: IdentityTransaction, session: NewSession): Promise<number> {
  await tx.rows(sql`
    delete from identity.session
    where login_id = ${session.loginId} and least(expires_at, ended_at) < now() - interval '1 day'`);
  const [created] = await tx.rows<{ expiresAt: number }>(sql`
    insert into identity.session (token_hash, login_id, expires_at)
    values (${session.tokenHash}, ${session.loginId}, now() + make_interval(secs => ${session.lifetime / 1000}))
    returning floor(extract(epoch from expires_at) * 1000)::float8 as "expiresAt"`);
  if (created === undefined) throw new Error('a session was inserted and none came back');
  return created.expiresAt;
}
