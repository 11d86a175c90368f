import type { AuditEvent } from '@remit/audit/audit-event';
import type { DecisionInFull } from '@remit/policy/decision';
import type { Member } from '@remit/policy/directory';
import { writeAudit } from '@remit/store/audit/audit-log';
import { shutOutSessions } from '@remit/store/identity/end-sessions';
import { endMemberSessions, setMemberStatus } from '@remit/store/directory/members';
import { denialOf } from '../denial.ts';
import { RemitError } from '../errors.ts';
import { happenedIn } from '../happened-in.ts';
import { liveSessions } from '../live/live-sessions.ts';
import { type PeopleOutcome, requireNoRefusal } from './people-refused.ts';
import { memberRecord } from './people-search.ts';
import { requireMember } from '../require/require-member.ts';
import { type TenantCall, decideHere } from '../tenant-call.ts';

/**
 * Keeps a member out: from COMMIT on, every call of theirs is refused, and their sessions are over.
 * @returns how many sessions ended
 * @throws RemitError `not-found`; `conflict` when they are suspended already or have left; `forbidden` with the reasons,
 *   and when nobody would be left who can administer
 */
export async function suspendMember(
  call: TenantCall,
  id: string,
): Promise<{ readonly sessionsEnded: number }> {
  const { member, decision } = readyToSuspend(call, id, 'suspend');
  const sessions = (await liveSessions(call, null)).filter(({ memberId }) => memberId === id).length;
  const happened = ({ outcome, because }: PeopleOutcome): AuditEvent => ({
    ...statusOf(call, member, decision, outcome, 'suspended'),
    action: 'member.suspended',
    because,
    details: { sessions: outcome === 'allow' ? sessions : 0 },
  });
  requireNoRefusal(call, { kind: 'suspend', member }, happened);
  await call.services.store.withIdentity((tx) => shutOutSessions(tx, call.tenantId, id));
  await setMemberStatus(call.tx, id, 'suspended');
  await writeAudit(call.tx, happened({ outcome: 'allow', because: decision.because }));
  return { sessionsEnded: sessions };
}

/**
 * Lets a suspended member in again, with everything that they held.
 * @throws RemitError as `suspendMember` does; `forbidden` when an exclusion or a guard would be broken
 */
export async function restoreMember(call: TenantCall, id: string): Promise<{ readonly member: string }> {
  const { member, decision } = readyToSuspend(call, id, 'restore');
  const happened = ({ outcome, because }: PeopleOutcome): AuditEvent => ({
    ...statusOf(call, member, decision, outcome, 'active'),
    action: 'member.restored',
    because,
    details: null,
  });
  requireNoRefusal(call, { kind: 'restore', member }, happened);
  await setMemberStatus(call.tx, id, 'active');
  await writeAudit(call.tx, happened({ outcome: 'allow', because: decision.because }));
  return { member: id };
}

/**
 * A member whom the asker may keep out or let in again.
 * @throws RemitError `not-found`; `forbidden` with the reasons; `conflict` for one who does not stand as that asks for
 */
export function readyToSuspend(
  call: TenantCall,
  id: string,
  kind: 'suspend' | 'restore',
): { readonly member: Member; readonly decision: DecisionInFull } {
  const { member } = requireMember(call, id);
  const decision = requireOnMember(call, member, 'suspend');
  if (member.status !== (kind === 'suspend' ? 'active' : 'suspended')) {
    const is = { active: 'is not suspended', suspended: 'is suspended already', left: 'has left' } as const;
    throw new RemitError('conflict', `${member.name} ${is[member.status]}`);
  }
  return { member, decision };
}

/**
 * Ends every session of a member in this tenant, and keeps out those that have not come in yet; they may sign in again.
 * @returns how many there were
 * @throws RemitError `not-found`; `forbidden` with the reasons
 */
export async function endSessionsOf(
  call: TenantCall,
  id: string,
): Promise<{ readonly sessionsEnded: number }> {
  const { member } = requireMember(call, id);
  const decision = decideHere(call, 'end', {
    type: 'remit.Session',
    id: null,
    folder: '/',
    attributes: {},
    history: [],
  });
  if (decision.outcome !== 'allow') throw denialOf(call, 'remit.Session:end', null, decision.because);
  const sessions = (await liveSessions(call, null)).filter(({ memberId }) => memberId === id).length;
  await call.services.store.withIdentity((tx) => shutOutSessions(tx, call.tenantId, id));
  await endMemberSessions(call.tx, member.id);
  await writeAudit(call.tx, {
    ...happenedIn(call, decision),
    action: 'sessions.ended',
    target: { type: 'remit.Session', id: null },
    outcome: 'allow',
    because: decision.because,
    details: { of: 'member', member: id, sessions },
  });
  return { sessionsEnded: sessions };
}

/** @throws RemitError `forbidden` with the reasons */
export function requireOnMember(
  call: TenantCall,
  member: Member,
  action: 'suspend' | 'invite' | 'update',
): DecisionInFull {
  const decision = decideHere(call, action, memberRecord(member));
  if (decision.outcome !== 'allow') {
    throw denialOf(call, `remit.Member:${action}`, member.id, decision.because);
  }
  return decision;
}

function statusOf(
  call: TenantCall,
  member: Member,
  decision: DecisionInFull,
  outcome: PeopleOutcome['outcome'],
  status: Member['status'],
) {
  return {
    ...happenedIn(call, decision),
    target: { type: 'remit.Member' as const, id: member.id },
    outcome,
    before: { status: member.status },
    after: outcome === 'allow' ? { status } : null,
  };
}
