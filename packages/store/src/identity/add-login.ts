import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

export interface NewLogin {
  /** Of the natural person. Whoever has this e-mail already keeps the id they have. */
  readonly id: string;
  /** As `parseEmail` gives it. */
  readonly email: string;
  readonly name: string;
  /** Argon2id PHC string. */
  readonly passwordHash: string;
}

/**
 * Lets a person sign in with a password; whoever could already gets the new password. Safe to repeat.
 * @returns the id of the login
 */
export async function addLogin(tx: IdentityTransaction, login: NewLogin): Promise<string> {
  const [added] = await tx.rows<{ id: string }>(sql`
    insert into identity.login (id, email, name, password_hash)
    values (${login.id}, ${login.email}, ${login.name}, ${login.passwordHash})
    on conflict (email) do update set name = excluded.name, password_hash = excluded.password_hash
    returning id`);
  if (added === undefined) throw new Error(`the login of ${login.email} was inserted and none came back`);
  return added.id;
}

/** Lets a login become a member of a tenant. Safe to repeat. */
export async function addMembership(
  tx: IdentityTransaction,
  membership: { readonly loginId: string; readonly tenantId: string; readonly memberId: string },
): Promise<void> {
  await tx.rows(sql`
    insert into identity.membership (login_id, tenant_id, member_id)
    values (${membership.loginId}, ${membership.tenantId}, ${membership.memberId})
    on conflict (login_id, tenant_id) do update set member_id = excluded.member_id`);
}
