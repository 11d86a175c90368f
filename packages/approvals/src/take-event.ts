import { applyEvent, type RequestRefusal } from './apply-event.ts';
import type { ApprovalCase, GivenApproval, Party, PlannedStep, StepProgress } from './approval-case.ts';
import { isAsker } from './is-asker.ts';
import { leavesRest } from './leaves-rest.ts';
import type { MissingPart } from './missing-from.ts';
import type { RequestEvent } from './request-state.ts';
import type { Decider } from './step-deciders.ts';
import { stepMet } from './step-met.ts';
import { stillCounts } from './still-counts.ts';
import { unspent } from './unspent.ts';

/** Something done to a request, by whom, and which revision of it they had seen. */
export type CaseEvent = { readonly at: number; readonly by: Party; readonly revision: number } & (
  | {
      readonly kind: 'submit' | 'change';
      readonly content: string;
      readonly steps: readonly PlannedStep[];
      /** What its form asks for and it does not have; absent where no form was filled in. See missing-from.ts. */
      readonly missing?: readonly MissingPart[];
    }
  | { readonly kind: 'save'; readonly content: string }
  /** `onward`: where only steps that may be passed over are left, it goes on to the next of them all the same. */
  | { readonly kind: 'approve'; readonly onward?: boolean }
  | { readonly kind: 'reject' | 'ask' | 'answer' | 'withdraw' }
  | { readonly kind: 'pay'; readonly last: boolean }
);

/** What an event brings about beside the state: told to people and written into the history. */
export type CaseEffect =
  | { readonly kind: 'step-began' | 'step-done'; readonly step: string }
  | { readonly kind: 'settled'; readonly status: 'approved' | 'rejected' | 'withdrawn' | 'expired' }
  /** Approvals that were given of what the request no longer says. */
  | { readonly kind: 'voided'; readonly approvals: readonly GivenApproval[] }
  | { readonly kind: 'asked' | 'answered' }
  | { readonly kind: 'reminded' | 'escalated'; readonly step: string; readonly time: number }
  /** Others than before may decide the step now: somebody left, moved, came, or lost the role. */
  | {
      readonly kind: 'rerouted';
      readonly step: string;
      readonly from: readonly string[];
      readonly to: readonly string[];
    };

export type CaseRefusal =
  | RequestRefusal
  | { readonly kind: 'own-request' }
  | { readonly kind: 'not-a-decider'; readonly step: string }
  | { readonly kind: 'already-approved'; readonly step: string }
  /** Of one of each role, others have approved for all that they hold. */
  | { readonly kind: 'role-filled'; readonly step: string }
  | { readonly kind: 'incomplete'; readonly missing: readonly MissingPart[] }
  | { readonly kind: 'not-yours' };

export type Taken =
  | { readonly ok: true; readonly next: ApprovalCase; readonly effects: readonly CaseEffect[] }
  | { readonly ok: false; readonly refused: CaseRefusal };

/** Who may decide a step at this moment; see step-deciders.ts. Asked again for each step that an event leads to. */
export type DecidersOf = (step: StepProgress) => readonly Decider[];

/** A request that was never sent. */
export function draftCase(
  { submitter, sender }: Pick<ApprovalCase, 'submitter' | 'sender'>,
  content: string,
  at: number,
): ApprovalCase {
  const begun = applyEvent(null, { action: 'save', at, revision: null });
  if (!begun.ok) throw new Error('a request cannot begin');
  return { ...begun.state, submitter, sender, content, steps: [], current: 0, askedAt: null };
}

/**
 * Takes an event. Whoever decides must be among the deciders of the step at this moment and must have seen the request
 * as it is; approvals count of exactly what was approved, and a change voids them.
 */
export function takeEvent(state: ApprovalCase, event: CaseEvent, deciders: DecidersOf): Taken {
  const refused = refusalOf(state, event, deciders);
  if (refused !== null) return { ok: false, refused };
  switch (event.kind) {
    case 'save':
      return moved(state, { ...event, action: 'save' }, (next) => ({
        next: saying(next, event.content, []),
        effects: [],
      }));
    case 'submit':
      return moved(state, { ...event, action: 'submit' }, (next) =>
        begin(saying(next, event.content, event.steps), event.at, deciders),
      );
    case 'change':
      return moved(state, { ...event, action: 'change' }, (next) => {
        const approvals = state.steps.flatMap((step) => step.approvals);
        const begun = begin(saying(next, event.content, event.steps), event.at, deciders);
        const voided: readonly CaseEffect[] = approvals.length === 0 ? [] : [{ kind: 'voided', approvals }];
        return { ...begun, effects: [...voided, ...begun.effects] };
      });
    case 'approve':
      return approve(state, event, deciders);
    case 'ask':
      return moved(state, { ...event, action: 'ask' }, (next) => ({
        next: { ...next, askedAt: event.at },
        effects: [{ kind: 'asked' }],
      }));
    case 'answer':
      return moved(state, { ...event, action: 'answer' }, (next) => ({
        next: resumed(next, event.at),
        effects: [{ kind: 'answered' }],
      }));
    case 'reject':
    case 'withdraw': {
      const status = event.kind === 'reject' ? 'rejected' : 'withdrawn';
      return moved(state, { ...event, action: event.kind }, (next) => ({
        next: { ...next, askedAt: null },
        effects: [{ kind: 'settled', status }],
      }));
    }
    case 'pay':
      return moved(state, { ...event, action: 'pay' }, (next) => ({ next, effects: [] }));
    default:
      return event satisfies never;
  }
}

const OF_SUBMITTER: ReadonlySet<CaseEvent['kind']> = new Set([
  'save',
  'submit',
  'change',
  'answer',
  'withdraw',
]);

/** What stands against an event beside the state of the request. A request that moved on says so first. */
function refusalOf(state: ApprovalCase, event: CaseEvent, deciders: DecidersOf): CaseRefusal | null {
  const { kind, by, at, revision } = event;
  const action =
    kind === 'approve' || kind === 'pay' ? ({ action: kind, last: true } as const) : { action: kind };
  const applied = applyEvent(state, { ...action, at, revision });
  if (!applied.ok) return applied.refused;
  if (OF_SUBMITTER.has(kind)) return isAsker(state, by) ? incomplete(event) : { kind: 'not-yours' };
  if (kind !== 'approve' && kind !== 'reject' && kind !== 'ask') return null;
  if (isAsker(state, by)) return { kind: 'own-request' };
  const current = state.steps[state.current];
  if (current === undefined) return { kind: 'status', action: event.kind, status: state.status };
  const step = stepOf(state, by, deciders, kind);
  if (kind !== 'approve') return step === null ? { kind: 'not-a-decider', step: current.name } : null;
  const would = step ?? openSteps(state).find((each) => decides(unspent(each, deciders(each)), by));
  if (would === undefined) return { kind: 'not-a-decider', step: current.name };
  if (would.approvals.some(({ person }) => person === by.person))
    return { kind: 'already-approved', step: would.name };
  return step === null ? { kind: 'role-filled', step: would.name } : null;
}

/** What is sent lacks nothing that its form requires. */
function incomplete(event: CaseEvent): CaseRefusal | null {
  if (event.kind !== 'submit' && event.kind !== 'change') return null;
  const { missing = [] } = event;
  return missing.length === 0 ? null : { kind: 'incomplete', missing };
}

type Followed = { readonly next: ApprovalCase; readonly effects: readonly CaseEffect[] };

function moved(
  state: ApprovalCase,
  event: RequestEvent & { readonly [extra: string]: unknown },
  follow: (next: ApprovalCase) => Followed,
): Taken {
  const applied = applyEvent(state, event);
  if (!applied.ok) return applied;
  return { ok: true, ...follow({ ...state, ...applied.state }) };
}

/** The steps that may be decided now: the current one, and those after it as far as what lies between may be passed over. */
export function openSteps({ steps, current }: ApprovalCase): readonly StepProgress[] {
  const rest = steps.slice(current);
  const must = rest.findIndex(({ optional }) => !optional);
  return must < 0 ? rest : rest.slice(0, must + 1);
}

/** Whoever could decide a step, and whose approval adds nothing, may still ask, and reject what others have approved. */
const capacitiesIn = (
  step: StepProgress,
  deciders: DecidersOf,
  action: 'approve' | 'reject' | 'ask',
): readonly Decider[] => (action === 'approve' ? stillCounts(step, deciders(step)) : deciders(step));

const decides = (capacities: readonly Decider[], { member }: Pick<Party, 'member'>): boolean =>
  capacities.some((each) => each.member === member);

/** The first of them that somebody may decide. */
function stepOf(
  state: ApprovalCase,
  by: Pick<Party, 'member'>,
  deciders: DecidersOf,
  action: 'approve' | 'reject' | 'ask',
): StepProgress | null {
  return openSteps(state).find((step) => decides(capacitiesIn(step, deciders, action), by)) ?? null;
}

/**
 * The capacities in which somebody may decide now, in the order in which they would be used: whoever asks whether they
 * may must ask of the very one that counts then. Of an approval, a role that still lacks somebody comes first, and of
 * several such the one that leaves others for the rest.
 */
export function capacitiesToDecide(
  state: ApprovalCase,
  deciders: DecidersOf,
  member: string,
  action: 'approve' | 'reject' | 'ask',
): readonly Decider[] {
  const step = stepOf(state, { member }, deciders, action);
  if (step === null) return [];
  const filled = new Set(action === 'approve' ? step.approvals.map(({ as }) => as) : []);
  const own = capacitiesIn(step, deciders, action).filter((each) => each.member === member);
  const apt = new Set(
    action === 'approve' ? own.filter((each) => leavesRest(step, each, deciders(step))) : [],
  );
  return own.toSorted(
    (one, other) =>
      Number(filled.has(one.as)) - Number(filled.has(other.as)) ||
      Number(apt.has(other)) - Number(apt.has(one)) ||
      Number(one.onBehalfOf !== null) - Number(other.onBehalfOf !== null),
  );
}

/** A step that nobody has come to yet. */
export const freshStep = (step: PlannedStep): StepProgress => {
  return {
    ...step,
    since: null,
    passedOver: false,
    approvals: [],
    reminders: 0,
    escalations: 0,
    waitingFor: [],
  };
};

/** A request that says something, with steps that nobody has come to yet. */
function saying(state: ApprovalCase, content: string, steps: readonly PlannedStep[]): ApprovalCase {
  const { movedAt: _, ...rest } = state;
  return { ...rest, content, steps: steps.map(freshStep), current: 0, askedAt: null };
}

/** Starts the step that is next; after the last there is nothing to wait for. */
function begin(state: ApprovalCase, at: number, deciders: DecidersOf): Followed {
  const step = state.steps[state.current];
  if (step === undefined) {
    return {
      next: { ...state, status: 'approved', decidedAt: at },
      effects: [{ kind: 'settled', status: 'approved' }],
    };
  }
  const begun = withStep(state, { ...step, since: at });
  const waiting = withStep(begun, { ...step, since: at, waitingFor: waitedFor(begun, deciders) });
  return { next: waiting, effects: [{ kind: 'step-began', step: step.name }] };
}

function approve(
  before: ApprovalCase,
  event: Extract<CaseEvent, { kind: 'approve' }>,
  decidersOf: DecidersOf,
): Taken {
  const step = stepOf(before, event.by, decidersOf, 'approve');
  if (step === null) throw new Error('somebody who decides no step was let through to approve');
  const state = passedOverTo(before, before.steps.indexOf(step), event.at);
  const deciders = decidersOf(step);
  const [capacity] = capacitiesToDecide(before, decidersOf, event.by.member, 'approve');
  if (capacity === undefined) throw new Error('somebody who is no decider was let through to approve');
  const given: GivenApproval = { ...capacity, ...event.by, at: event.at, content: state.content };
  const approved: StepProgress = {
    ...step,
    since: step.since ?? event.at,
    approvals: [...step.approvals, given],
  };
  const next = withStep(state, approved);
  if (stepMet(approved, deciders)) {
    return { ok: true, ...finishStep(next, event.at, decidersOf, event.onward ?? false) };
  }
  return moved(next, { action: 'approve', last: false, at: event.at, revision: event.revision }, (after) => ({
    next: withStep(after, { ...approved, waitingFor: waitedFor(after, decidersOf) }),
    effects: [],
  }));
}

function passedOverTo(state: ApprovalCase, place: number, at: number): ApprovalCase {
  const steps = state.steps.map((step, index) =>
    index >= state.current && index < place ? { ...step, since: step.since ?? at, passedOver: true } : step,
  );
  return { ...state, steps, current: place };
}

/**
 * Goes on from a step that has what it needs: to the next one, or to the end.
 * @param onward also to a step that may be passed over, where only such are left
 */
export function finishStep(state: ApprovalCase, at: number, deciders: DecidersOf, onward: boolean): Followed {
  const step = state.steps[state.current];
  const rest = state.steps.slice(state.current + 1);
  const last = onward ? rest.length === 0 : rest.every(({ optional }) => optional);
  const applied = applyEvent(state, { action: 'approve', last, at, revision: state.revision });
  if (step === undefined || !applied.ok)
    throw new Error('only a request that waits in a step goes on from it');
  const next = { ...state, ...applied.state, current: state.current + 1 };
  const done: CaseEffect = { kind: 'step-done', step: step.name };
  if (last) {
    const settled = passedOverTo(next, state.steps.length, at);
    return { next: settled, effects: [done, { kind: 'settled', status: 'approved' }] };
  }
  const following = begin(next, at, deciders);
  return { ...following, effects: [done, ...following.effects] };
}

/** The time in which the submitter was asked does not count against those who decide. */
function resumed(state: ApprovalCase, at: number): ApprovalCase {
  const step = state.steps[state.current];
  if (step === undefined || step.since === null || state.askedAt === null) return { ...state, askedAt: null };
  // Where it was moved meanwhile, its steps began anew behind the question.
  const paused = Math.max(0, at - Math.max(state.askedAt, step.since));
  return { ...withStep(state, { ...step, since: step.since + paused }), askedAt: null };
}

/** A case with its current step replaced. */
export function withStep(state: ApprovalCase, step: StepProgress): ApprovalCase {
  return { ...state, steps: state.steps.map((each, at) => (at === state.current ? step : each)) };
}

/** Members whom a request waits for, each once, in a stable order. */
export function waitedFor(state: ApprovalCase, deciders: DecidersOf): readonly string[] {
  const members = openSteps(state).flatMap((step) =>
    stillCounts(step, deciders(step)).map(({ member }) => member),
  );
  return [...new Set(members)].toSorted();
}
