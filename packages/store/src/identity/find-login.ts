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
 * The login with an e-mail.
 * @param email as `parseEmail` gives it
 */
export async function findLogin(tx: IdentityTransaction, email: string): Promise<Login | null> {
  const [login] = await tx.rows<Login>(sql`
    select id, email, name, password_hash as "passwordHash",
      exists (
        select 1 from identity.second_factor where login_id = login.id and confirmed_at is not null
      ) as enrolled
    from identity.login where email = ${email}`);
  return login ?? null;
}
