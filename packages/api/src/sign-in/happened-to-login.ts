import type { IdentityAction, IdentityEvent } from '@remit/identity/identity-event';
import type { CallContext } from '../context.ts';

/** What happened to a login in a call, and where that came from. */
export function happenedToLogin(
  ctx: Pick<CallContext, 'address' | 'agent' | 'correlationId'>,
  loginId: string | null,
  action: IdentityAction,
  outcome: IdentityEvent['outcome'],
  more: Partial<Pick<IdentityEvent, 'sessionId' | 'details'>> = {},
): IdentityEvent {
  return {
    loginId,
    action,
    outcome,
    sessionId: more.sessionId ?? null,
    address: ctx.address,
    agent: ctx.agent,
    correlationId: ctx.correlationId,
    details: more.details ?? {},
  };
}
