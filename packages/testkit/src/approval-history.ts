import type { Environment, Resource } from '@remit/policy/check';
import type { Directory } from '@remit/policy/directory';
import type { ApprovalCase, Party, StepProgress } from '@remit/approvals/approval-case';
import type { Decider, StepQuestion } from '@remit/approvals/step-deciders';
import type { CaseEvent, DecidersOf } from '@remit/approvals/take-event';
import { FAVOUR } from '@remit/policy/favour';
import { compilePolicy } from '@remit/policy/compile';
import { askedOf } from '@remit/approvals/asked-of';
import { missingFrom } from '@remit/approvals/missing-from';
import { addSteps } from '@remit/approvals/add-steps';
import { planSteps } from '@remit/approvals/plan-steps';
import { runClock } from '@remit/approvals/run-clock';
import { stepDeciders } from '@remit/approvals/step-deciders';
import { draftCase, takeEvent } from '@remit/approvals/take-event';
import {
  type ApprovalWorld,
  DAY,
  QUOTE,
  WEEKLY_FAVOUR,
  amountOf,
  answerOf,
  approvalWorld,
} from './approval-world.ts';
import { approvalFaults } from './approval-faults.ts';
import { askedFaults } from './asked-faults.ts';
import { euros, text } from './small-tenant.ts';
import { type Random, seededRandom } from './seeded-random.ts';
import type { TakenDecision } from './taken-decision.ts';

/** The parts that a history is run through; a test may break one to see that it is noticed. */
export interface ApprovalMachine {
  readonly takeEvent: typeof takeEvent;
  readonly runClock: typeof runClock;
  readonly stepDeciders: typeof stepDeciders;
  readonly addSteps: typeof addSteps;
  readonly askedOf: typeof askedOf;
  readonly missingFrom: typeof missingFrom;
}

export const approvalMachine: ApprovalMachine = {
  takeEvent,
  runClock,
  stepDeciders,
  addSteps,
  askedOf,
  missingFrom,
};

/** One random history from beginning to end, and what is wrong with it: empty when nothing is. */
export interface HistoryRun {
  readonly ending: ApprovalCase;
  readonly events: number;
  readonly refused: number;
  readonly faults: readonly string[];
  /** What happened at least once, for the count of what a run has come upon. */
  readonly kinds: ReadonlySet<string>;
}

const LAST: ReadonlySet<string> = new Set(['approved', 'rejected', 'withdrawn', 'expired']);
const LONGEST = 30;

/** What is for those who ask alone. */
const own: ReadonlySet<CaseEvent['kind']> = new Set(['submit', 'change', 'answer', 'withdraw']);

/** What the request says that bears on a decision. */
const contentOf = ({ attributes }: Resource): string => JSON.stringify(attributes);

/** Runs one history that the seed stands for. */
export function approvalHistory(seed: number, machine: ApprovalMachine = approvalMachine): HistoryRun {
  const random = seededRandom(seed);
  const { below, pick } = random;
  let world = approvalWorld(random);
  const compiled = compilePolicy(world.document, 1);
  const submitter = partyOf(world.directory, world.submitter);
  const sender = world.sender === null ? null : partyOf(world.directory, world.sender);
  const askers = sender === null ? [submitter] : [submitter, sender];
  const faults: string[] = [];
  const kinds = new Set<string>();
  let [events, refused] = [0, 0];

  const question = (): StepQuestion => {
    const history = [
      ...askers.map(({ person }) => ({ action: 'submit', person })),
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
  };
  const deciders: DecidersOf = ({ by, escalations }) => machine.stepDeciders(question(), by, escalations);
  const plan = (): ReturnType<typeof planSteps> =>
    planSteps(compiled, world.resource, question().environment);

  const missing = (): ReturnType<typeof missingFrom> => {
    const asked = machine.askedOf(compiled, world.resource, question().environment);
    return world.form ? machine.missingFrom(asked, world.resource, world.files) : [];
  };

  let state = draftCase({ submitter, sender }, contentOf(world.resource), world.now);
  /** What belongs together with it may have grown since its steps were planned. */
  const grow = (): void => {
    if (!addsUp(world)) return;
    const before = state.steps;
    state = machine.addSteps(state, plan());
    if (state.steps.length > before.length) kinds.add('grown');
    if (before.some(({ name }) => !state.steps.some((step) => step.name === name)))
      faults.push('a step was taken away');
  };
  const take = (event: CaseEvent): void => {
    events += 1;
    grow();
    const before = state;
    const taken = machine.takeEvent(before, event, deciders);
    if (!taken.ok) {
      refused += 1;
      kinds.add(`refused: ${taken.refused.kind}`);
      return;
    }
    kinds.add(event.kind);
    for (const effect of taken.effects) kinds.add(effect.kind);
    state = taken.next;
    if (own.has(event.kind) && !askers.some(({ person }) => person === event.by.person))
      faults.push(`${event.kind} was taken of somebody who did not ask`);
    if (event.revision !== before.revision) faults.push(`${event.kind} was taken of a revision that is past`);
    if (state.revision <= before.revision) faults.push(`${event.kind} left the revision as it was`);
    const decision = decisionOf(event, before, state, question(), deciders);
    if (decision !== null)
      faults.push(...approvalFaults(world.document, decision), ...mutualFaults(decision, world));
    if (event.kind === 'submit' || event.kind === 'change') faults.push(...askedFaults(world));
    if (event.kind === 'approve' && state.status === 'approved') faults.push(...slicedFaults(state, world));
  };
  const submit = (kind: 'submit' | 'change', by: Party): void => {
    take({
      kind,
      by,
      at: world.now,
      revision: state.revision,
      content: contentOf(world.resource),
      steps: plan(),
      missing: missing(),
    });
  };

  submit('submit', pick(askers));
  if (state.status === 'draft') {
    world = completed(world);
    submit('submit', pick(askers));
  }
  for (let turn = 0; turn < LONGEST && !LAST.has(state.status); turn += 1) {
    world = moveOn(world, random);
    grow();
    const clock = machine.runClock(state, world.now, deciders);
    for (const effect of clock.effects) kinds.add(effect.kind);
    state = clock.next;
    if (favoursNow(world, FAVOUR).length > 0) kinds.add('favour');
    const again = machine.runClock(state, world.now, deciders);
    if (again.effects.length > 0) faults.push(`the clock did ${again.effects[0]?.kind} twice`);
    const actor =
      below(3) === 0
        ? (deciderNow(state, deciders, random) ?? pick(askers).member)
        : pick(world.directory.members).id;
    const by = partyOf(world.directory, actor);
    const revision = below(10) === 0 ? state.revision - 1 : state.revision;
    const kind = pick([
      'approve',
      'approve',
      'approve',
      'reject',
      'ask',
      'answer',
      'change',
      'withdraw',
      'approve',
    ] as const);
    if (kind === 'change') {
      const { resource, files } = world;
      const why = below(2) === 0 ? {} : { why: answerOf(random) };
      world = {
        ...world,
        files: new Set([...files].filter(() => below(4) > 0)),
        resource: { ...resource, attributes: { ...resource.attributes, amount: amountOf(random), ...why } },
      };
      const seen = state.revision;
      submit('change', below(4) === 0 ? by : pick(askers));
      // Refused, it was never written.
      if (state.revision === seen) world = { ...world, resource, files };
    } else if (kind === 'withdraw' && below(4) > 0) continue;
    else if (kind === 'approve') take({ kind, by, at: world.now, revision, onward: below(2) === 0 });
    else take({ kind, by: kind === 'answer' ? pick(askers) : by, at: world.now, revision });
    faults.push(...standingFaults(state, contentOf(world.resource), world));
  }
  // Whatever is left waits no longer than its times say.
  for (let turn = 0; turn < 40 && !LAST.has(state.status); turn += 1) {
    world = { ...world, now: world.now + 60 * DAY };
    state = machine.runClock(state, world.now, deciders).next;
  }
  if (!LAST.has(state.status)) faults.push(`it still is ${state.status} after years`);
  kinds.add(`ended ${state.status}`);
  return { ending: state, events, refused, faults, kinds };
}

/** The request with everything that any form of such a world asks for. */
function completed(world: ApprovalWorld): ApprovalWorld {
  const { resource } = world;
  const { amount, department } = resource.attributes;
  return {
    ...world,
    files: new Set([QUOTE]),
    resource: {
      ...resource,
      attributes: {
        ...resource.attributes,
        amount: amount ?? euros(1_000),
        department: department ?? { type: 'department', value: '/' },
        why: text('we need it'),
      },
    },
  };
}

function partyOf({ members }: Directory, id: string): Party {
  const found = members.find((each) => each.id === id);
  if (found === undefined) throw new Error(`there is no member ${id}`);
  return { member: id, person: found.person };
}

function deciderNow(state: ApprovalCase, deciders: DecidersOf, { pick }: Random): string | null {
  const step = state.steps[state.current];
  const may = step === undefined ? [] : deciders(step);
  return may.length === 0 ? null : pick(may).member;
}

/** Time goes on, and with it people come, leave, move, and hand over. */
function moveOn(before: ApprovalWorld, { below, pick }: Random): ApprovalWorld {
  const now = before.now + below(3 * DAY);
  const others = below(3) > 0 ? before.others : Math.max(0, before.others + (below(6) - 2) * 1_000);
  const world = { ...before, others };
  const { directory } = world;
  const someone = pick(directory.members).id;
  switch (below(8)) {
    case 0: {
      const members = directory.members.map((each) =>
        each.id === someone
          ? { ...each, status: each.status === 'active' ? ('left' as const) : ('active' as const) }
          : each,
      );
      return { ...world, now, directory: { ...directory, members } };
    }
    case 1: {
      const departments = directory.departments.map((each) =>
        below(2) === 0 ? { ...each, head: someone } : each,
      );
      return { ...world, now, directory: { ...directory, departments } };
    }
    case 2: {
      const assignments = directory.assignments.filter(() => below(6) > 0);
      return { ...world, now, directory: { ...directory, assignments } };
    }
    case 3:
      return { ...world, now, delegations: world.delegations.filter(() => below(2) === 0) };
    case 4: {
      const [person] = world.directory.members.filter(({ id }) => id === someone).map((each) => each.person);
      return { ...world, now, favours: [...world.favours, { person: person ?? someone, at: now }] };
    }
    default:
      return { ...world, now };
  }
}

/** Those who had something approved of late by somebody who asks: within a week, or a month. */
const favoursNow = ({ favours, now }: ApprovalWorld, favour: string): readonly string[] =>
  favours
    .filter(({ at }) => at > now - (favour === WEEKLY_FAVOUR ? 7 : 30) * DAY)
    .map(({ person }) => person);

/** Two who approve for each other inside the time in which the policy keeps that apart. */
function mutualFaults({ by, capacities, directory }: TakenDecision, world: ApprovalWorld): readonly string[] {
  const apart = world.document.exclusions.find(({ name }) => name === 'NoFavours');
  if (apart?.kind !== 'actions') return [];
  const through = capacities.map(({ onBehalfOf }) => directory.members.find(({ id }) => id === onBehalfOf));
  const persons = new Set([by.person, ...through.map((each) => each?.person)]);
  return favoursNow(world, apart.actions[0])
    .filter((person) => persons.has(person))
    .map((person) => `${person} decides for whoever approved for them`);
}

function decisionOf(
  event: CaseEvent,
  before: ApprovalCase,
  after: ApprovalCase,
  { resource, directory, delegations, environment }: StepQuestion,
  deciders: DecidersOf,
): TakenDecision | null {
  if (event.kind !== 'approve' && event.kind !== 'reject' && event.kind !== 'ask') return null;
  const may = (each: StepProgress): readonly Decider[] =>
    deciders(each).filter(({ member }) => member === event.by.member);
  // The step that got the approval; of a refusal or a question, the first of those that could be decided.
  const step =
    before.steps.find((each, at) => (after.steps[at]?.approvals.length ?? 0) > each.approvals.length) ??
    before.steps.slice(before.current).find((each) => may(each).length > 0) ??
    before.steps[before.current];
  if (step === undefined) throw new Error('a decision was taken on a request without a step');
  const given = after.steps[before.steps.indexOf(step)]?.approvals.at(-1);
  const capacities = event.kind === 'approve' && given !== undefined ? [given] : may(step);
  const now = environment.now;
  return { kind: event.kind, by: event.by, capacities, step, now, resource, directory, delegations };
}

const addsUp = ({ document }: ApprovalWorld): boolean =>
  document.approvals.some(({ aggregations = [] }) => aggregations.length > 0);

/** What the request comes to with the others; not known where its own amount is not. */
function sumOf({ resource, others }: ApprovalWorld): number | null {
  const { amount } = resource.attributes;
  return amount?.type === 'money' ? amount.minor + others : null;
}

function sums(world: ApprovalWorld): Environment['attributes'] {
  if (!addsUp(world)) return {};
  const minor = sumOf(world);
  return { recent: minor === null ? null : { type: 'money', minor, currency: 'EUR' } };
}

/** Steps that ask for what it comes to with the others, and that an approved request did not go through. */
function slicedFaults(state: ApprovalCase, world: ApprovalWorld): readonly string[] {
  const sum = sumOf(world);
  return world.document.approvals
    .flatMap(({ steps }) => steps)
    .flatMap(({ name, when }) => {
      if (when?.kind !== 'compare' || when.left.kind !== 'attribute' || when.left.of !== 'environment')
        return [];
      const limit =
        when.right.kind === 'literal' && when.right.value?.type === 'money' ? when.right.value.minor : 0;
      if (sum !== null && sum <= limit) return [];
      const step = state.steps.find((each) => each.name === name);
      if (step !== undefined && (step.passedOver || step.approvals.length > 0)) return [];
      return [`${name} was left out although it comes to ${sum ?? 'nobody knows what'} with the others`];
    });
}

/** What must be true of a request at every moment. */
function standingFaults(
  state: ApprovalCase,
  content: string,
  { directory }: ApprovalWorld,
): readonly string[] {
  const faults: string[] = [];
  const askers = new Set([state.submitter.person, state.sender?.person]);
  const done = state.status === 'approved' ? state.steps : state.steps.slice(0, state.current);
  const personOf = (member: string): string =>
    directory.members.find(({ id }) => id === member)?.person ?? member;
  for (const { name, by, need, approvals, optional, passedOver } of state.steps) {
    if (passedOver && !optional) faults.push(`${name} was passed over, which it may not be`);
    for (const each of approvals) {
      if (askers.has(each.person)) faults.push(`${name} was approved by one of those who asked`);
      if (each.content !== content) faults.push(`${name} has an approval of what the request does not say`);
      const stoodFor = directory.members.find(({ id }) => id === each.onBehalfOf);
      if (stoodFor !== undefined && askers.has(stoodFor.person))
        faults.push(`${name} was approved for one of those who asked`);
    }
    if (new Set(approvals.map(({ person }) => person)).size < approvals.length)
      faults.push(`${name} counts a person twice`);
    const authorities = approvals.map(({ member, onBehalfOf }) => personOf(onBehalfOf ?? member));
    if (new Set(authorities).size < authorities.length)
      faults.push(`${name} counts what one person may decide twice`);
    if (passedOver || !done.some((each) => each.name === name)) continue;
    const least =
      typeof need === 'number' ? need : need === 'each' && by.kind === 'roles' ? by.roles.length : 1;
    if (approvals.length < least)
      faults.push(`${name} was done with ${approvals.length} of ${least} approvals`);
  }
  return faults;
}
