import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** A natural person who can sign in. `passwordHash` is an argon2id PHC string; null: not with a password. */
export interface Login {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string | null;
  /** Whether a second factor is in force. */
  readonly enrolled: boolean;
}

/**
 * The login with an e-mail. One row is read whether there is one or not: an unknown e-mail leaves no other traces than a
 * known one.
 * @param email as `parseEmail` gives it
 */
export async function findLogin(tx: IdentityTransaction, email: string): Promise<Login | null> {
  const [login] = await tx.rows<Login | { readonly id: null }>(sql`
    select id, email, name, password_hash as "passwordHash",
      exists (
        select 1 from identity.second_factor where login_id = login.id and confirmed_at is not null
      ) as enrolled
    from (select ${email}::text collate "C" as email) asked left join identity.login using (email)`);
  return login === undefined || login.id === null ? null : login;
}
