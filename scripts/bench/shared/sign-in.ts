import { randomUUID } from 'node:crypto';
import { hashSessionToken, newSessionToken, type SessionToken } from '@remit/identity/session-token';
import { addLogin, addMembership } from '@remit/store/identity/add-login';
import { createSession } from '@remit/store/identity/create-session';
import type { Store } from '@remit/store/open-store';
import type { TenantId } from '@remit/store/tenant-id';

/** Gives a member a login and a session of an hour, as a password would. @returns what calls under it carry */
export async function signIn(
  store: Store,
  tenantId: TenantId,
  member: { readonly memberId: string; readonly email: string; readonly name: string },
): Promise<SessionToken> {
  const { memberId, email, name } = member;
  const token = newSessionToken();
  await store.withIdentity(async (tx) => {
    const loginId = await addLogin(tx, { id: randomUUID(), email, name, passwordHash: 'none' });
    await addMembership(tx, { loginId, tenantId, memberId });
    await createSession(tx, {
      tokenHash: hashSessionToken(token),
      loginId,
      lifetime: 3_600_000,
      kind: 'browser',
      secondFactorAt: null,
      address: '127.0.0.1',
      agent: null,
    });
  });
  return token;
}
