import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';

/** Somebody who may become a member of a tenant. */
export interface Invitation {
  readonly tenantId: string;
  readonly memberId: string;
  readonly person: string;
  /** As `parseEmail` gives it. */
  readonly email: string;
  readonly name: string;
}

/** An invitation, with what its tenant is called. */
export interface KnownInvitation extends Invitation {
  readonly tenant: string;
  readonly slug: string;
}

/**
 * Keeps an invitation in place of any earlier one of the same member.
 * @param expiresAt ms since 1970 UTC
 */
export async function keepInvitation(
  tx: IdentityTransaction,
  { tenantId, memberId, person, email, name }: Invitation,
  tokenHash: Uint8Array,
  expiresAt: number,
): Promise<void> {
  await tx.rows(sql`
    delete from identity.invitation
    where (tenant_id = ${tenantId} and member_id = ${memberId}) or expires_at < now()`);
  await tx.rows(sql`
    insert into identity.invitation (token_hash, tenant_id, member_id, person, email, name, expires_at)
    values (${tokenHash}, ${tenantId}, ${memberId}, ${person}, ${email}, ${name},
      to_timestamp(${expiresAt}::float8 / 1000))`);
}

/** An invitation by its token, with what the tenant is called; null for none, and for one that is over. */
export async function readInvitation(
  tx: IdentityTransaction,
  tokenHash: Uint8Array,
): Promise<KnownInvitation | null> {
  const [found] = await tx.rows<KnownInvitation>(sql`
    select invitation.tenant_id as "tenantId", invitation.member_id as "memberId", invitation.person,
      invitation.email, invitation.name, tenant.name as tenant, tenant.slug
    from identity.invitation join identity.tenant on tenant.id = invitation.tenant_id
    where invitation.token_hash = ${tokenHash} and invitation.expires_at > now() and tenant.status = 'active'`);
  return found ?? null;
}

/**
 * Takes an invitation: it is used up, and the login is the member from now on.
 * @returns false when it was taken a moment ago, or the login is a member there already: then nothing must commit
 */
export async function takeInvitation(
  tx: IdentityTransaction,
  tokenHash: Uint8Array,
  loginId: string,
): Promise<boolean> {
  const taken = await tx.rows(sql`
    with taken as (
      delete from identity.invitation where token_hash = ${tokenHash} and expires_at > now()
      returning tenant_id, member_id
    )
    insert into identity.membership (login_id, tenant_id, member_id)
    select ${loginId}::uuid, tenant_id, member_id from taken
    on conflict do nothing
    returning login_id`);
  return taken.length > 0;
}

/** Makes a login with a password. @returns false when somebody has the e-mail already */
export async function insertLogin(
  tx: IdentityTransaction,
  login: {
    readonly id: string;
    readonly email: string;
    readonly name: string;
    readonly passwordHash: string;
  },
): Promise<boolean> {
  const made = await tx.rows(sql`
    insert into identity.login (id, email, name, password_hash, password_changed_at)
    values (${login.id}, ${login.email}, ${login.name}, ${login.passwordHash}, now())
    on conflict do nothing returning id`);
  return made.length > 0;
}
