import type { Resource } from '@remit/policy/check';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import type { Directory } from '@remit/policy/directory';
import { decide } from '@remit/policy/decide';
import type { Subject } from '@remit/policy/subject';
import { subjectOf } from '@remit/policy/subject-of';
import type { ApprovalCase, Party } from './approval-case.ts';
import { planSteps } from './plan-steps.ts';
import type { LoggedEvent } from './replay-history.ts';
import { runClock } from './run-clock.ts';
import { type StepQuestion, stepDeciders } from './step-deciders.ts';
import { type CaseEvent, type CaseRefusal, type DecidersOf, draftCase, takeEvent } from './take-event.ts';

/** An event of a log with the member who stands for whoever did it. */
export type ActedEvent = LoggedEvent & { readonly member: string };

/** Why the first event that a policy does not accept is not accepted. */
export type Deviation = { readonly index: number } & (
  | { readonly kind: 'refused'; readonly refused: CaseRefusal; readonly waitsIn: readonly string[] }
  /** The engine does not let them take the action at all. */
  | { readonly kind: 'denied'; readonly action: string }
  /** The log calls an approval the last, and the policy still wants these steps. */
  | { readonly kind: 'not-the-last'; readonly wants: readonly string[] }
);

/** A history as it was recorded. */
export interface RecordedCase {
  readonly resource: Resource;
  /** Member id. */
  readonly submitter: string;
  readonly events: readonly ActedEvent[];
}

/**
 * Puts a recorded history to the machine under a policy, event by event, each decided for whoever did it at that time.
 * @returns the first event that deviates and why; null when the policy accepts all of it
 * @throws Error for a submitter who is no member
 */
export function replayCase(
  compiled: CompiledPolicy,
  directory: Directory,
  { resource, submitter, events }: RecordedCase,
): Deviation | null {
  const first = events[0]?.at ?? 0;
  const owner = partyOf(subjectOf(directory, submitter));
  const content = JSON.stringify(resource.attributes);
  let state = draftCase({ submitter: owner, sender: null }, content, first);
  const history: { action: string; person: string }[] = [];

  for (const [index, event] of events.entries()) {
    const subject = subjectOf(directory, event.member);
    const by = subject === null ? { member: event.member, person: event.member } : partyOf(subject);
    const environment = {
      now: event.at,
      met: ['comment' as const],
      attributes: {},
      timeZone: directory.timeZone,
    };
    const record = { ...resource, history };
    const question: StepQuestion = {
      compiled,
      directory,
      environment,
      resource: record,
      submitter: owner,
      sender: null,
      delegations: [],
    };
    const deciders: DecidersOf = ({ by: named, escalations }) => stepDeciders(question, named, escalations);
    state = runClock(state, event.at, deciders).next;

    const action = engineAction(event, state);
    if (action !== null) {
      const may =
        subject !== null &&
        decide(compiled, { subject, action, resource: record, environment }).outcome === 'allow';
      if (!may) return { index, kind: 'denied', action };
    }
    const asked = asCaseEvent(event, by, state, content, () => planSteps(compiled, record, environment));
    const taken = takeEvent(state, asked, deciders);
    if (!taken.ok) return { index, kind: 'refused', refused: taken.refused, waitsIn: waitsIn(state) };
    state = taken.next;
    history.push({ action: event.action, person: by.person });
    if (event.action === 'approve' && event.last && state.status === 'waiting') {
      return {
        index,
        kind: 'not-the-last',
        wants: state.steps.slice(state.current).flatMap(({ name, optional }) => (optional ? [] : [name])),
      };
    }
  }
  return null;
}

function partyOf(subject: Subject | null): Party {
  if (subject === null) throw new Error('whoever submitted is no member');
  return { member: subject.member.id, person: subject.member.person };
}

/** What the engine is asked beside the machine, which asks it about approvers itself. */
function engineAction({ action }: ActedEvent, { status }: ApprovalCase): string | null {
  if (action === 'submit' || action === 'pay') return action;
  return action === 'save' || (action === 'reject' && status === 'rejected') ? 'create' : null;
}

/** A submitter who rejects what was rejected takes it back, to change it or to let it lie; what waits, they withdraw. */
function asCaseEvent(
  event: ActedEvent,
  by: Party,
  state: ApprovalCase,
  content: string,
  plan: () => ReturnType<typeof planSteps>,
): CaseEvent {
  const common = { at: event.at, by, revision: state.revision };
  switch (event.action) {
    case 'submit':
    case 'change':
      return { ...common, kind: event.action, content, steps: plan() };
    case 'save':
      return { ...common, kind: 'save', content };
    case 'approve':
      return { ...common, kind: 'approve', onward: !event.last };
    case 'pay':
      return { ...common, kind: 'pay', last: event.last };
    case 'reject':
      if (by.person !== state.submitter.person) return { ...common, kind: 'reject' };
      return state.status === 'rejected'
        ? { ...common, kind: 'save', content }
        : { ...common, kind: 'withdraw' };
    case 'ask':
    case 'answer':
    case 'withdraw':
      return { ...common, kind: event.action };
    case 'expire':
      throw new Error('time passes by itself: a log does not say that a request expired');
    default:
      return event satisfies never;
  }
}

/** The steps that may be decided now, by name. */
function waitsIn({ status, steps, current }: ApprovalCase): readonly string[] {
  if (status !== 'waiting') return [];
  const rest = steps.slice(current);
  const must = rest.findIndex(({ optional }) => !optional);
  return (must < 0 ? rest : rest.slice(0, must + 1)).map(({ name }) => name);
}
