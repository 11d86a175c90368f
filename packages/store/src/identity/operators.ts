import { sql } from 'drizzle-orm';
import type { IdentityTransaction } from '../identity-transaction.ts';
import { type OperatorAct, writeOperatorEvent } from '../tenants/operator-event.ts';
import { StoreError } from '../errors.ts';

/** Who operates Remit, by a session of theirs. Instants are ms since 1970 UTC. */
export interface StoredOperator {
  readonly loginId: string;
  readonly email: string;
  /** Whether the login has a second factor in force. */
  readonly enrolled: boolean;
  /** When it was answered last in this session; null when it never was. */
  readonly secondFactorAt: number | null;
  readonly expiresAt: number;
  readonly endedAt: number | null;
  readonly now: number;
}

/** @returns null for a session that is not there, of somebody else, or of an application that acts for somebody */
export async function readOperator(
  tx: IdentityTransaction,
  tokenHash: Uint8Array,
): Promise<StoredOperator | null> {
  const [found] = await tx.rows<StoredOperator>(sql`
    select login.id as "loginId", login.email,
      exists (
        select 1 from identity.second_factor where login_id = login.id and confirmed_at is not null
      ) as enrolled,
      floor(extract(epoch from session.second_factor_at) * 1000)::float8 as "secondFactorAt",
      floor(extract(epoch from session.expires_at) * 1000)::float8 as "expiresAt",
      floor(extract(epoch from session.ended_at) * 1000)::float8 as "endedAt",
      floor(extract(epoch from now()) * 1000)::float8 as "now"
    from identity.session join identity.login on login.id = session.login_id
    where session.token_hash = ${tokenHash} and session.kind = 'browser' and login.operator`);
  return found ?? null;
}

/**
 * Lets a login operate Remit, or no longer. The next call of every session of theirs obeys it.
 * @throws StoreError `not-found` when nobody has the e-mail
 */
export async function setOperator(
  tx: IdentityTransaction,
  email: string,
  operator: boolean,
  act: OperatorAct,
): Promise<void> {
  const [changed] = await tx.rows<{ id: string }>(sql`
    update identity.login set operator = ${operator} where email = ${email} returning id`);
  if (changed === undefined) throw new StoreError('not-found', `nobody signs in as \`${email}\``);
  await writeOperatorEvent(tx, operator ? 'operator.added' : 'operator.removed', null, act, { email });
}

/** Whether a login operates Remit, for pages that lead there. What is asked there is decided anew each time. */
export async function isOperator(tx: IdentityTransaction, loginId: string): Promise<boolean> {
  const [login] = await tx.rows<{ operator: boolean }>(sql`
    select operator from identity.login where id = ${loginId}`);
  return login?.operator === true;
}

/** Whether whoever is a member of a tenant operates Remit. */
export async function memberOperates(
  tx: IdentityTransaction,
  tenantId: string,
  memberId: string,
): Promise<boolean> {
  const rows = await tx.rows(sql`
    select from identity.membership join identity.login on login.id = membership.login_id
    where membership.tenant_id = ${tenantId} and membership.member_id = ${memberId} and login.operator`);
  return rows.length > 0;
}

/** E-mails of everybody who operates Remit. */
export async function listOperators(tx: IdentityTransaction): Promise<readonly string[]> {
  const rows = await tx.rows<{ email: string }>(sql`
    select email from identity.login where operator order by email`);
  return rows.map(({ email }) => email);
}
