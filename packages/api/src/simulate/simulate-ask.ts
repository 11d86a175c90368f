import type { DisclosureLevel } from '@remit/policy/disclose/disclosed-explanation';
import type { Subject } from '@remit/policy/subject';
import { denialOf } from '../denial.ts';
import { RemitError } from '../errors.ts';
import { rowsOf, typeGuard, unlessSeenAs } from '../guard.ts';
import { seeAsGuard } from '../see-as/see-as.ts';
import { happenedIn } from '../happened-in.ts';
import { notFoundDenial } from '../not-found-denial.ts';
import { requireExplain } from '../require/require-explain.ts';
import { simulateDecision } from './simulate-decision.ts';
import type { SimulateQuestion } from './simulate-input.ts';
import { type SimulatedRecord, simulatedRecord } from './simulate-resource.ts';
import { simulatedReach } from './simulated-reach.ts';
import { simulatedThen } from './simulate-then.ts';
import { simulatedUnder } from './simulate-under.ts';
import type { SimulateView } from './simulate-views.ts';
import { simulateWhat } from './simulate-what.ts';
import { simulateWho } from './simulate-who.ts';
import { type TenantCall, decideHere, typeAsked } from '../tenant-call.ts';

const NOTE =
  'You may not read this record, so nothing that is in it is told. To see each reason, describe a record instead.';

/**
 * Answers a question about access: may they, who can, what can they. One's own access is for everyone to ask about;
 * anybody else's asks for `remit.Member:explain`, and leaves an audit event.
 * @throws RemitError `not-found` for somebody whom the asker may not see; `invalid` for a question that asks nothing
 */
export async function simulateAsk(asked: TenantCall, question: SimulateQuestion): Promise<SimulateView> {
  const call = await simulatedThen(asked, question);
  const subject = question.member === null ? null : requireAsked(call, question.member, question);
  if (subject === null) requireAskingOfEverybody(call, question);
  const under = await simulatedUnder(call, question);
  const { action, resource } = question;
  const record = resource.kind === 'anything' ? null : await simulatedRecord(call, under, resource);
  return {
    person: call.directory.chip(question.member),
    seeAs: subject === null ? null : unlessSeenAs(call, seeAsGuard(call, subject)),
    answer: answerOf(),
    reached: subject === null ? null : await simulatedReach(call, under, subject, question),
    note: record === null || record.readable ? null : NOTE,
    policyVersion: under.policy.published.version,
    draft: under.draft,
    directoryRevision: call.standing.directoryRevision,
    at: under.environment.now,
  };

  function answerOf(): SimulateView['answer'] {
    if (subject === null) return simulateWho(call, under, ...whoAsked(action, record));
    if (action === null || record === null) return simulateWhat(call, under, subject, record, action);
    return simulateDecision(call, under, { subject, action }, record, levelOf(call, subject));
  }
}

/** Everybody may be asked about one action on one kind of record; about everything at once, there is no answer. */
function whoAsked(action: string | null, record: SimulatedRecord | null): readonly [string, SimulatedRecord] {
  if (action === null) {
    throw new RemitError('invalid', '`action`: name one, or a person: who can do anything is everybody');
  }
  if (record === null) {
    throw new RemitError('invalid', '`resource`: name a type or a record, or a person');
  }
  return [action, record];
}

/** How much of a decision the asker may know: that of who reads the policy, of who explains others, or their own. */
export function levelOf(call: TenantCall, subject: Subject): DisclosureLevel {
  if (typeGuard(call, 'remit.Policy', 'read', null).allowed) return 'administrator';
  return subject.member.id === call.subject.member.id ? 'person' : 'approver';
}

/**
 * The member that a question names, once the asker may be told of them; anybody but oneself is recorded.
 * @throws RemitError as `requireExplain`; `not-found` for nobody
 */
export function requireAsked(call: TenantCall, id: string, question: SimulateQuestion): Subject {
  const subject = call.directory.subject(id);
  if (subject === null) throw notFoundDenial(call, id, [{ kind: 'unreadable' }]);
  const decision = requireExplain(call, subject);
  if (id !== call.subject.member.id) recordAsked(call, decision, id, question);
  return subject;
}

/** @throws RemitError `forbidden` for whoever may explain nobody */
function requireAskingOfEverybody(call: TenantCall, question: SimulateQuestion): void {
  const decision = decideHere(call, 'explain', typeAsked('remit.Member'));
  if (rowsOf(call, 'remit.Member', 'explain').kind === 'none') {
    throw denialOf(call, 'remit.Member:explain', null, decision.because);
  }
  recordAsked(call, decision, null, question);
}

function recordAsked(
  call: TenantCall,
  decision: ReturnType<typeof decideHere>,
  id: string | null,
  { action, resource, draft, at }: SimulateQuestion,
): void {
  const { policyVersion, directoryRevision } = call.standing;
  const what =
    resource.kind === 'anything'
      ? '*'
      : `${resource.type}${resource.kind === 'record' ? ` ${resource.id}` : ''}`;
  call.reads.push({
    ...happenedIn(call, decision),
    action: 'access.explained',
    target: { type: 'remit.Member', id },
    outcome: 'allow',
    because: decision.because,
    details: {
      policyVersion,
      directoryRevision,
      question: `${action ?? '*'} ${what}${draft === null ? '' : ` under draft ${draft}`}${at === null ? '' : ` at ${new Date(at).toISOString()}`}`,
    },
  });
}
