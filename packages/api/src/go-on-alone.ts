import { endOtherSessions, type EndedBecause } from '@remit/store/identity/end-own-sessions';
import { holdLogin } from '@remit/store/identity/hold-login';
import { writeIdentityEvent } from '@remit/store/identity/write-event';
import type { IdentityTransaction } from '@remit/store/identity-transaction';
import type { CallContext } from './context.ts';
import { type GoneOn, goOnUnderNewToken } from './tokens/go-on-under-new-token.ts';
import { happenedToLogin } from './sign-in/happened-to-login.ts';
import type { OwnStanding } from './sign-in/own-session.ts';

const deeds = {
  'factor.added': { because: 'a second factor was added', confirmed: true },
  'factor.removed': { because: 'the second factor was removed', confirmed: false },
  'password.changed': { because: 'the password was changed', confirmed: false },
} as const satisfies Record<string, { readonly because: EndedBecause; readonly confirmed: boolean }>;

/**
 * What follows when somebody changes how they sign in: this session goes on under a new token, every other one of the
 * login ends, and the record says so.
 * @returns the session, whose cookie is kept once the transaction has committed, and how many others ended
 * @throws RemitError `session-ended` when this one ended meanwhile
 */
export async function goOnAlone(
  ctx: CallContext,
  tx: IdentityTransaction,
  { loginId, hash }: OwnStanding,
  deed: keyof typeof deeds,
): Promise<{ readonly goneOn: GoneOn; readonly ended: number }> {
  const { because, confirmed } = deeds[deed];
  await holdLogin(tx, loginId, 'ending');
  const goneOn = await goOnUnderNewToken(tx, hash, { confirmed });
  const ended = await endOtherSessions(tx, loginId, goneOn.hash, because);
  const event = happenedToLogin(ctx, loginId, deed, 'allow', {
    sessionId: goneOn.id,
    details: { sessionsEnded: ended },
  });
  await writeIdentityEvent(tx, event);
  return { goneOn, ended };
}
