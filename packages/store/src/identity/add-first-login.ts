import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';
import type { NewLogin } from './add-login.ts';

/** The login of a tenant's first administrator. */
export interface FirstLogin {
  readonly id: string;
  /** Whether they could sign in before, and so keep a password of their own. */
  readonly known: boolean;
}

/**
 * Lets the first administrator of a tenant sign in. Whoever could already keeps what they sign in with, also where they
 * could only since a moment ago. A login that nobody ever signed in with and that is of this tenant alone was made by an
 * earlier try, whose password may have been shown to nobody: it gets the new one.
 */
export async function addFirstLogin(
  tx: IdentityTransaction,
  tenantId: string,
  { id, email, name, passwordHash }: NewLogin,
): Promise<FirstLogin> {
  const [added] = await tx.rows<{ id: string }>(sql`
    insert into identity.login (id, email, name, password_hash) values (${id}, ${email}, ${name}, ${passwordHash})
    on conflict (email) do nothing returning id`);
  if (added !== undefined) return { id: added.id, known: false };
  const [held] = await tx.rows<{ id: string }>(sql`
    select id from identity.login where email = ${email} for update`);
  if (held === undefined) throw new Error(`the login of ${email} was there and is not any more`);
  const unused = await tx.rows(sql`
    update identity.login set name = ${name}, password_hash = ${passwordHash}
    where id = ${held.id} and password_hash is not null and not operator
      and not exists (select from identity.session where login_id = ${held.id})
      and not exists (select from identity.event where login_id = ${held.id} and outcome = 'allow')
      and not exists (select from identity.second_factor where login_id = ${held.id})
      and not exists (select from identity.membership where login_id = ${held.id} and tenant_id <> ${tenantId})
    returning id`);
  return { id: held.id, known: unused.length === 0 };
}
