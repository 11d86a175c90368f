import { isConfirmed } from '@remit/identity/session-rules';
import { listOwnSessions } from '@remit/store/identity/list-own-sessions';
import { countRecoveryCodes } from '@remit/store/identity/recovery-codes';
import type { CallContext } from '../context.ts';
import { requireOwnSession } from '../sign-in/own-session.ts';
import type { AccountView } from './account-views.ts';

/** How one signs in, and where one is signed in. */
export async function getAccount(ctx: CallContext): Promise<AccountView> {
  const { store } = ctx.services;
  const session = await requireOwnSession(ctx);
  return store.withIdentity(async (tx) => {
    const all = await listOwnSessions(tx, session.loginId);
    const browsers = all.filter(({ kind }) => kind === 'browser');
    return {
      name: session.name,
      email: session.email,
      secondFactor: session.enrolled,
      confirmed: isConfirmed(session.secondFactorAt, session.now),
      recoveryCodesLeft: await countRecoveryCodes(tx, session.loginId),
      sessions: browsers.map(({ id, createdAt, expiresAt, lastUsedAt, address, agent, secondFactor }) => ({
        id,
        current: id === session.id,
        createdAt,
        expiresAt,
        lastUsedAt,
        address,
        agent,
        secondFactor,
      })),
    };
  });
}
