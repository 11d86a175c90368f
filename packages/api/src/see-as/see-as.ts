import type { AuditEvent, AuditReason } from '@remit/audit/audit-event';
import type { DecisionInFull } from '@remit/policy/decision';
import { standingProblem } from '@remit/policy/standing';
import type { Subject } from '@remit/policy/subject';
import { writeAudit } from '@remit/store/audit/audit-log';
import { memberOperates } from '@remit/store/identity/operators';
import { beginSeeAs, endSeeAs, readSeeAs } from '@remit/store/directory/see-as';
import { denialOf } from '../denial.ts';
import { RemitError } from '../errors.ts';
import { guardOf } from '../guard.ts';
import { happenedIn } from '../happened-in.ts';
import { memberRecord } from '../people/people-search.ts';
import { requireMember } from '../require/require-member.ts';
import type { SeeAsBegun, SeeAsView } from './see-as-views.ts';
import { type TenantCall, decideHere } from '../tenant-call.ts';
import type { Guard } from '../views.ts';
import { whoAdministers } from '../who-administers.ts';

const permission = 'remit.Member:seeAs';

/**
 * Why nobody, whatever they may, sees the tenant as this member: themselves, or somebody who may do nothing here. Null
 * where nothing stands in the way.
 */
export function seeAsProblem(call: TenantCall, { member }: Subject): string | null {
  const { subject, environment } = call;
  if (member.id === subject.member.id) return 'This is you: you see everything as yourself already.';
  if (member.person === subject.member.person) return 'This is another account of yours.';
  const problem = standingProblem(member, environment.now);
  return problem === null ? null : `${member.name} ${standingWords[problem]}, and sees nothing here.`;
}

const standingWords = {
  suspended: 'is suspended',
  left: 'has left',
  'not-started': 'has not started',
  ended: 'has come to their end date',
} as const satisfies Record<NonNullable<ReturnType<typeof standingProblem>>, string>;

/**
 * Decides whether the asker may see the tenant as a member: `seeAs` of them, and `explain`, for a look at the tenant
 * through somebody tells what they may do.
 */
export function decideSeeAs(call: TenantCall, { member }: Subject): DecisionInFull {
  const record = memberRecord(member);
  const explained = decideHere(call, 'explain', record);
  return explained.outcome === 'allow' ? decideHere(call, 'seeAs', record) : explained;
}

/** Whether a control to see as somebody is open. That their account operates Remit is asked where it is pressed. */
export function seeAsGuard(call: TenantCall, subject: Subject): Guard {
  const problem = seeAsProblem(call, subject);
  if (problem !== null) return { allowed: false, reason: problem, next: null };
  const decision = decideSeeAs(call, subject);
  return guardOf(call, decision, { type: 'remit.Member', action: 'seeAs' }, whoAdministers(call));
}

const operates = 'Their account operates Remit: nobody sees as it.';

function accountProblem({ services, tenantId }: TenantCall, { member }: Subject): Promise<string | null> {
  return services.store.withIdentity(
    async (tx) => ((await memberOperates(tx, tenantId, member.id)) ? operates : null),
    'read',
  );
}

/**
 * Whether the asker may see the tenant as somebody, and whether they do in this session.
 * @throws RemitError `not-found` for nobody and for someone whom the asker may not see
 */
export async function seeAsStanding(call: TenantCall, id: string): Promise<SeeAsView> {
  const subject = requireMember(call, id);
  const person = call.directory.chip(id);
  if (person === null) throw new Error('a member whom the directory has is not in it');
  const guard = seeAsGuard(call, subject);
  const problem = guard.allowed ? await accountProblem(call, subject) : null;
  const begin: Guard = problem === null ? guard : { allowed: false, reason: problem, next: null };
  const { sessionId } = call;
  const until =
    sessionId === null
      ? null
      : await readSeeAs(call.tx, { sessionId, asker: call.subject.member.id, person: id });
  return { person, begin, until: begin.allowed ? until : null };
}

/**
 * Begins to see the tenant as somebody, in this session and for half an hour at most.
 * @throws RemitError `not-found` for someone whom the asker may not see; `forbidden` with the reason
 */
export async function beginSeeingAs(call: TenantCall, id: string): Promise<SeeAsBegun> {
  const subject = requireMember(call, id);
  const decision = decideSeeAs(call, subject);
  const problem = seeAsProblem(call, subject);
  if (problem === null && decision.outcome !== 'allow')
    throw denialOf(call, permission, id, decision.because);
  const { sessionId } = call;
  const refused = problem ?? (await accountProblem(call, subject)) ?? (sessionId === null ? noSession : null);
  if (refused !== null || sessionId === null) {
    throw refusal(refused ?? noSession, seeing(call, 'begun', id, decision, refused ?? noSession));
  }
  const until = await beginSeeAs(call.tx, { sessionId, asker: call.subject.member.id, person: id });
  await writeAudit(call.tx, seeing(call, 'begun', id, decision, null));
  return { until };
}

const noSession = 'an application sees as nobody; sign in with a browser';

/**
 * Sees as somebody no longer.
 * @throws RemitError `forbidden` where the asker does not
 */
export async function endSeeingAs(call: TenantCall, id: string): Promise<void> {
  const ended = await endSeeAs(call.tx, { asker: call.subject.member.id, person: id });
  if (!ended) {
    const sentence = 'you do not see as them any more';
    throw refusal(sentence, seeing(call, 'ended', id, null, sentence));
  }
  await writeAudit(call.tx, seeing(call, 'ended', id, null, null));
}

/** @param refused why it was not done; null where it was */
function seeing(
  call: TenantCall,
  what: 'begun' | 'ended',
  id: string,
  decision: DecisionInFull | null,
  refused: string | null,
): AuditEvent {
  const because: readonly AuditReason[] =
    refused === null ? (decision?.because ?? []) : [{ kind: 'state', because: refused }];
  return {
    ...happenedIn(call, decision),
    action: `see-as.${what}`,
    target: { type: 'remit.Member', id },
    outcome: refused === null ? 'allow' : 'deny',
    because,
    details: null,
  };
}

const refusal = (sentence: string, denial: AuditEvent): RemitError =>
  new RemitError('forbidden', sentence, { sentences: [sentence], denial });
