import type { HistoryEntry, Resource } from '@remit/policy/check';
import { compilePolicy } from '@remit/policy/compile';
import type { CompiledPolicy } from '@remit/policy/compiled-policy';
import { decide } from '@remit/policy/decide';
import type { Directory } from '@remit/policy/directory';
import { FAVOUR } from '@remit/policy/favour';
import { subjectOf } from '@remit/policy/subject-of';
import type { ApprovalCase, GivenApproval, Party } from '@remit/approvals/approval-case';
import { planSteps } from '@remit/approvals/plan-steps';
import { lendersOf } from '@remit/approvals/lent';
import type { StepQuestion } from '@remit/approvals/step-deciders';
import { type CaseEvent, type DecidersOf, draftCase } from '@remit/approvals/take-event';
import { approvalFaults } from './approval-faults.ts';
import type { ApprovalMachine } from './approval-machine.ts';
import { type ApprovalWorld, WEEKLY_FAVOUR } from './approval-world.ts';
import { askedFaults } from './asked-faults.ts';
import { decisionTaken } from './decision-taken.ts';
import { type DutyTaken, dutyFaults } from './duty-faults.ts';
import { favoursNow } from './favours-now.ts';
import { followFaults } from './follow-faults.ts';
import { handsBetween } from './hands-between.ts';
import { mutualFaults, slicedFaults } from './history-faults.ts';
import { addsUp, sumOf } from './world-sum.ts';

/** A request on its way through a world, and what was seen of it. */
export interface HistoryRun {
  readonly machine: ApprovalMachine;
  readonly compiled: CompiledPolicy;
  readonly submitter: Party;
  readonly sender: Party | null;
  /** Those who ask: the submitter, and whoever sends it in their place. */
  readonly askers: readonly Party[];
  world: ApprovalWorld;
  state: ApprovalCase;
  events: number;
  refused: number;
  /** What was done to it beside being sent, as it was written down. */
  readonly history: HistoryEntry[];
  /** The same by whoever did it and by everybody through whose hands it came to them, whatever was written down. */
  readonly duties: DutyTaken[];
  readonly faults: string[];
  readonly kinds: Set<string>;
}

/** What is for those who ask alone. */
const own: ReadonlySet<CaseEvent['kind']> = new Set(['submit', 'change', 'answer', 'withdraw']);

/** What the request says that bears on a decision. */
export const contentOf = ({ attributes }: Resource): string => JSON.stringify(attributes);

/** A member as a party. @throws where there is no such member */
export function partyOf({ members }: Directory, id: string): Party {
  const found = members.find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no member ${id}`);
  return { member: id, person: found.person };
}

/** A request that is a draft yet. */
export function beginRun(world: ApprovalWorld, machine: ApprovalMachine): HistoryRun {
  const submitter = partyOf(world.directory, world.submitter);
  const sender = world.sender === null ? null : partyOf(world.directory, world.sender);
  const askers = sender === null ? [submitter] : [submitter, sender];
  return {
    machine,
    compiled: compilePolicy(world.document, 1),
    submitter,
    sender,
    askers,
    world,
    state: draftCase({ submitter, sender }, contentOf(world.resource), world.now),
    events: 0,
    refused: 0,
    history: world.paid.flatMap((person) => machine.takenBy('pay', person, [])),
    duties: [
      ...world.paid.map((person) => ({ action: 'pay', person })),
      ...askers.map(({ person }) => ({ action: 'submit', person })),
    ],
    faults: [],
    kinds: new Set(),
  };
}

/** What is asked of the world at this moment about whoever may decide. */
function questionIn({ compiled, world, askers, submitter, sender, ...run }: HistoryRun): StepQuestion {
  const history = [
    ...askers.map(({ person }) => ({ action: 'submit', person })),
    ...run.history,
    ...favoursNow(world, FAVOUR).map((person) => ({ action: FAVOUR, person })),
    ...favoursNow(world, WEEKLY_FAVOUR).map((person) => ({ action: WEEKLY_FAVOUR, person })),
  ];
  return {
    compiled,
    directory: world.directory,
    environment: { now: world.now, met: [], attributes: sums(world), timeZone: 'UTC' },
    resource: { ...world.resource, history },
    submitter,
    sender,
    delegations: world.delegations,
  };
}

function sums(world: ApprovalWorld): StepQuestion['environment']['attributes'] {
  if (!addsUp(world)) return {};
  const minor = sumOf(world);
  return { recent: minor === null ? null : { type: 'money', minor, currency: 'EUR' } };
}

/** Who may decide a step of it at this moment. */
export const decidersIn =
  (run: HistoryRun): DecidersOf =>
  ({ by, escalations }) =>
    run.machine.stepDeciders(questionIn(run), by, escalations);

const planIn = (run: HistoryRun): ReturnType<typeof planSteps> =>
  planSteps(run.compiled, run.world.resource, questionIn(run).environment);

/** What belongs together with it may have grown since its steps were planned. */
export function grow(run: HistoryRun): void {
  if (!addsUp(run.world)) return;
  const before = run.state.steps;
  run.state = run.machine.addSteps(run.state, planIn(run));
  const { steps } = run.state;
  if (steps.length > before.length) run.kinds.add('grown');
  if (before.some(({ name }) => !steps.some((step) => step.name === name)))
    run.faults.push('a step was taken away');
}

/** Has the machine take an event, and looks at what it made of it. */
export function take(run: HistoryRun, event: CaseEvent): void {
  const { machine, kinds } = run;
  run.events += 1;
  grow(run);
  const before = run.state;
  const taken = machine.takeEvent(before, event, decidersIn(run));
  if (!taken.ok) {
    run.refused += 1;
    kinds.add(`refused: ${taken.refused.kind}`);
    return;
  }
  kinds.add(event.kind);
  for (const effect of taken.effects) kinds.add(effect.kind);
  run.state = taken.next;
  const faults = eventFaults(run, before, event);
  if (event.kind === 'approve') {
    // What a screen says that tries the approval out before anybody presses anything.
    const told = machine.whatFollows(before, taken);
    if (told.passedOver.length > 0) kinds.add('passed over');
    run.faults.push(...followFaults(told, before, run.state, event.by.person));
  }
  writeDown(run, before, event);
  run.faults.push(...faults, ...dutyFaults(run.world.document, run.duties));
}

/** Adds what was done to the history, and to what there is to know of it. */
function writeDown(
  { machine, state, world, history, duties }: HistoryRun,
  before: ApprovalCase,
  event: CaseEvent,
): void {
  if (event.kind !== 'approve' && event.kind !== 'pay') return;
  const { kind: action, by } = event;
  const given = action === 'pay' ? undefined : approvalGiven(before, state);
  history.push(...machine.takenBy(action, by.person, lendersOf(given ?? {})));
  duties.push({ action, person: by.person });
  const stoodFor = given?.onBehalfOf ?? null;
  if (stoodFor === null) return;
  duties.push({ action, person: partyOf(world.directory, stoodFor).person });
  for (const person of handsBetween(world, stoodFor, by.member)) duties.push({ action, person });
}

/** The approval that the request has now and had not before. */
const approvalGiven = (before: ApprovalCase, after: ApprovalCase): GivenApproval | undefined =>
  after.steps.flatMap(({ approvals }, at) =>
    approvals.length > (before.steps[at]?.approvals.length ?? 0) ? approvals.slice(-1) : [],
  )[0];

/** Somebody pays it, or some of it, where the engine lets them. */
export function pay(run: HistoryRun, by: Party, last: boolean): void {
  const { resource, environment } = questionIn(run);
  const subject = subjectOf(run.world.directory, by.member);
  if (subject === null) return;
  const check = { subject, action: 'pay', resource, environment };
  if (decide(run.compiled, check).outcome === 'allow') {
    take(run, { kind: 'pay', by, at: run.world.now, revision: run.state.revision, last });
    return;
  }
  const unmade = { ...check, resource: { ...resource, history: [] } };
  if (decide(run.compiled, unmade).outcome !== 'allow') return;
  const given = run.state.steps.flatMap(({ approvals }) => approvals);
  if (given.some(({ lentBy }) => lentBy === by.person)) run.kinds.add('lender kept from paying');
  if (given.some(({ passedBy = [] }) => passedBy.includes(by.person)))
    run.kinds.add('whoever handed on kept from paying');
}

/** What is wrong with an event that was taken. */
function eventFaults(run: HistoryRun, before: ApprovalCase, event: CaseEvent): readonly string[] {
  const { world, state, askers } = run;
  const faults: string[] = [];
  if (own.has(event.kind) && !askers.some(({ person }) => person === event.by.person))
    faults.push(`${event.kind} was taken of somebody who did not ask`);
  if (event.revision !== before.revision) faults.push(`${event.kind} was taken of a revision that is past`);
  if (state.revision <= before.revision) faults.push(`${event.kind} left the revision as it was`);
  const decision = decisionTaken(event, before, state, questionIn(run), decidersIn(run));
  if (decision !== null)
    faults.push(...approvalFaults(world.document, decision), ...mutualFaults(decision, world));
  if (event.kind === 'submit' || event.kind === 'change') faults.push(...askedFaults(world));
  if (event.kind === 'approve' && state.status === 'approved') faults.push(...slicedFaults(state, world));
  return faults;
}

/** Sends the request as it is, or changes it to that. */
export function submit(run: HistoryRun, kind: 'submit' | 'change', by: Party): void {
  const { machine, compiled, world, state } = run;
  const asked = machine.askedOf(compiled, world.resource, questionIn(run).environment);
  take(run, {
    kind,
    by,
    at: world.now,
    revision: state.revision,
    content: contentOf(world.resource),
    steps: planIn(run),
    missing: world.form ? machine.missingFrom(asked, world.resource, world.files) : [],
  });
}

/** Lets the clock do what is due, which is nothing the second time. */
export function turnClock(run: HistoryRun): void {
  const { machine, world, kinds } = run;
  grow(run);
  const clock = machine.runClock(run.state, world.now, decidersIn(run));
  for (const effect of clock.effects) kinds.add(effect.kind);
  run.state = clock.next;
  if (favoursNow(world, FAVOUR).length > 0) kinds.add('favour');
  const again = machine.runClock(run.state, world.now, decidersIn(run));
  if (again.effects.length > 0) run.faults.push(`the clock did ${again.effects[0]?.kind} twice`);
}
