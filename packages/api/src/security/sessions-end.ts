import { writeAudit } from '@remit/store/audit/audit-log';
import { endSessionInTenant, shutOutSessions } from '@remit/store/identity/end-sessions';
import { endTenantSessions } from '@remit/store/directory/members';
import { RemitError } from '../errors.ts';
import { happenedIn } from '../happened-in.ts';
import { liveSessions } from '../live/live-sessions.ts';
import type { TenantCall } from '../tenant-call.ts';

/**
 * Ends one session in this tenant; in others it goes on. It ends before the event commits: what is left over by a crash
 * between the two is a session too few.
 * @throws RemitError `not-found` for one that does not stand here
 */
export async function endSession(call: TenantCall, id: string): Promise<{ readonly sessionsEnded: number }> {
  const session = (await liveSessions(call, null)).find((live) => live.id === id);
  const ended =
    session !== undefined &&
    (await call.services.store.withIdentity((tx) => endSessionInTenant(tx, call.tenantId, id)));
  if (!ended) throw new RemitError('not-found', 'this session is over already');
  await record(call, { of: 'session', member: session.memberId, sessions: 1 }, id);
  return { sessionsEnded: 1 };
}

/**
 * Ends every session in this tenant, that of the asker included, and keeps out those that have not come in yet: whoever
 * comes in from now on has signed in since.
 */
export async function endAllSessions(call: TenantCall): Promise<{ readonly sessionsEnded: number }> {
  const { length } = await liveSessions(call, null);
  await call.services.store.withIdentity((tx) => shutOutSessions(tx, call.tenantId, null));
  await endTenantSessions(call.tx);
  await record(call, { of: 'tenant', member: null, sessions: length }, null);
  return { sessionsEnded: length };
}

async function record(
  call: TenantCall,
  details: {
    readonly of: 'session' | 'tenant';
    readonly member: string | null;
    readonly sessions: number;
  },
  id: string | null,
): Promise<void> {
  const decision = call.decisions.at(-1) ?? null;
  await writeAudit(call.tx, {
    ...happenedIn(call, decision),
    action: 'sessions.ended',
    target: { type: 'remit.Session', id },
    outcome: 'allow',
    because: decision?.because ?? [],
    details,
  });
}
