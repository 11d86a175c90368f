import type { SessionToken } from '@remit/identity/session-token';
import { matches } from '@remit/policy/evaluate-row-filter';
import { readRevocations } from '@remit/store/revocations';
import { rowsOf, typeGuard } from '../guard.ts';
import { liveSessions } from '../live/live-sessions.ts';
import { memberRecord } from '../people/people-search.ts';
import type { TenantCall } from '../tenant-call.ts';
import type { SessionsView } from '../people/people-views.ts';
import { whoAdministers } from '../who-administers.ts';

/** The sessions that stand in this tenant, of members whom the asker may see; the rest are counted. */
export async function listSessions(call: TenantCall, token: SessionToken | null): Promise<SessionsView> {
  const { directory, environment } = call;
  const filter = rowsOf(call, 'remit.Member', 'read');
  const live = await liveSessions(call, token);
  const shown = live.flatMap((session) => {
    const member = directory.member(session.memberId);
    const person = directory.chip(session.memberId);
    if (member === null || person === null || !matches(filter, memberRecord(member))) return [];
    const { id, kind, name, createdAt, expiresAt, lastUsedAt, address, agent, own } = session;
    const secondFactor = session.secondFactorAt !== null;
    return { id, person, kind, name, createdAt, expiresAt, lastUsedAt, address, agent, secondFactor, own };
  });
  return {
    sessions: shown,
    hidden: live.length - shown.length,
    revocations: await readRevocations(call.tx),
    now: environment.now,
    end: typeGuard(call, 'remit.Session', 'end', whoAdministers(call)),
  };
}
