import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** An entry of what happened to logins. `at` in ms since 1970 UTC. */
export interface SignInEntry {
  readonly id: string;
  readonly at: number;
  /** Null: nobody has the e-mail that was tried, or whoever had it is gone. */
  readonly email: string | null;
  readonly action: string;
  readonly outcome: 'allow' | 'deny';
  readonly address: string | null;
  readonly agent: string | null;
}

/** What happened to logins last, the newest first. */
export function listSignIns(tx: IdentityTransaction, limit: number): Promise<readonly SignInEntry[]> {
  return tx.rows<SignInEntry>(sql`
    select event.id, floor(extract(epoch from event.at) * 1000)::float8 as at, login.email, event.action,
      event.outcome, event.address, event.agent
    from identity.event event left join identity.login on login.id = event.login_id
    order by event.id desc limit ${limit}`);
}
