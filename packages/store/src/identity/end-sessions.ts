import { type SQL, sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';
import { holdLogin } from './hold-login.ts';

/** Under which no session stands: epochs begin at 1 and grow. */
export const endedHere = -1;

/**
 * Ends a session in one tenant. In others, which are none of that tenant's business, it goes on.
 * @returns whether it had entered the tenant and was not ended there before
 */
export async function endSessionInTenant(
  tx: IdentityTransaction,
  tenantId: string,
  sessionId: string,
): Promise<boolean> {
  const [of] = await tx.rows<{ loginId: string }>(sql`
    select login_id as "loginId" from identity.session where id = ${sessionId}`);
  if (of === undefined) return false;
  // Held, so that nothing that it began comes after, and it stands under the token that is read below.
  await holdLogin(tx, of.loginId, 'ending');
  await takeBackCodes(tx, sql`(${of.loginId}::uuid)`);
  const rows = await tx.rows(sql`
    update identity.session_tenant entered set member_epoch = ${endedHere}
    from identity.session
    where session.token_hash = entered.token_hash and session.id = ${sessionId}
      and entered.tenant_id = ${tenantId} and entered.member_epoch <> ${endedHere}
    returning session.id`);
  return rows.length > 0;
}

/**
 * Has no session that stands now go on in a tenant, or come into it: what was begun before is worth nothing there. The
 * epochs of the tenant end those that are in; this keeps out the others, whoever has them.
 * @param memberId whose; null: everybody's
 */
export async function shutOutSessions(
  tx: IdentityTransaction,
  tenantId: string,
  memberId: string | null,
): Promise<void> {
  const logins = sql`(
    select login_id from identity.membership
    where tenant_id = ${tenantId} and (${memberId}::uuid is null or member_id = ${memberId}::uuid))`;
  // Sent one behind the other without a wait: each begins once the one before it is done.
  await Promise.all([
    // In one order, so that two who do so at once do not wait for each other.
    tx.rows(sql`select from identity.login where id in ${logins} order by id for no key update`),
    takeBackCodes(tx, logins),
    // By the tenant's epoch: open streams hear of it from the tenant, which says when it came.
    tx.rows(sql`
      insert into identity.session_tenant as entered (token_hash, tenant_id, member_epoch, tenant_epoch)
      select token_hash, ${tenantId}::uuid, ${endedHere}, ${endedHere} from identity.session
      where login_id in ${logins} and ended_at is null and expires_at > clock_timestamp()
      on conflict (token_hash, tenant_id) do update set tenant_epoch = ${endedHere}`),
  ]);
}

/** Whether a tenant has ended a session, while it goes on elsewhere. */
export async function isEndedInATenant(tx: IdentityTransaction, tokenHash: Uint8Array): Promise<boolean> {
  const ended = await tx.rows(sql`
    select from identity.session_tenant
    where token_hash = ${tokenHash} and (member_epoch = ${endedHere} or tenant_epoch = ${endedHere})`);
  return ended.length > 0;
}

/** Codes for applications begin a session without a sign-in: one that ends must not go on by them. */
async function takeBackCodes(tx: IdentityTransaction, logins: SQL): Promise<void> {
  await tx.rows(sql`delete from identity.client_code where login_id in ${logins} and used_at is null`);
}
