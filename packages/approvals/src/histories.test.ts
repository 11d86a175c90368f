import { describe, expect, test } from 'vitest';
import { favourDays } from '@remit/policy/favour';
import type { ApprovalCase } from './approval-case.ts';
import type { CaseEvent } from './take-event.ts';
import { type ApprovalHistory, approvalHistory } from '@remit/testkit/approval-history';
import { type ApprovalMachine, approvalMachine } from '@remit/testkit/approval-machine';
import { runCount } from '@remit/testkit/run-count';
import { runSeed } from '@remit/testkit/seed';

const seed = runSeed();

function runs(
  count: number,
  machine?: ApprovalMachine,
): { readonly runs: readonly ApprovalHistory[]; readonly fault: string | null } {
  const made: ApprovalHistory[] = [];
  for (let at = 0; at < count; at += 1) {
    const run = approvalHistory(seed + at, machine);
    made.push(run);
    if (run.faults.length > 0) return { runs: made, fault: `seed ${seed + at}: ${run.faults.join('; ')}` };
  }
  return { runs: made, fault: null };
}

describe(`random histories of requests (REMIT_SEED=${seed})`, () => {
  test('end, never decided by the submitter, nor without authority, nor of what the request no longer says, nor in return for a favour, nor paid by whoever approved, was stood in for or handed it on; and each approval brings about what was said before', () => {
    const { runs: made, fault } = runs(runCount('REMIT_HISTORIES', 20_000));
    expect(fault).toBeNull();
    const count = new Map<string, number>();
    for (const { kinds } of made) for (const kind of kinds) count.set(kind, (count.get(kind) ?? 0) + 1);
    console.log(
      `${made.length} histories, ${made.reduce((sum, { events }) => sum + events, 0)} events, ${made.reduce((sum, { refused }) => sum + refused, 0)} refused: ${[...count].map(([kind, times]) => `${kind} ${times}`).join(', ')}`,
    );
    const rare = [
      'voided',
      'rerouted',
      'escalated',
      'reminded',
      'step-done',
      'passed over',
      'answered',
      'ended approved',
      'ended expired',
      'grown',
      'favour',
      'pay',
      'lender kept from paying',
      'whoever handed on kept from paying',
      'refused: own-request',
      'refused: stale',
      'refused: not-a-decider',
      'refused: already-approved',
      'refused: incomplete',
    ].filter((kind) => (count.get(kind) ?? 0) <= made.length / 1_000);
    expect(rare).toEqual([]);
  });

  const nobody = { member: 'nobody', person: 'nobody' };
  const own = (state: ApprovalCase, event: CaseEvent): boolean =>
    event.kind === 'approve' && [state.submitter.person, state.sender?.person].includes(event.by.person);
  test.each<[string, Partial<ApprovalMachine>]>([
    [
      'lets submitters decide',
      {
        takeEvent: (state, event, deciders) => {
          if (!own(state, event)) return approvalMachine.takeEvent(state, event, deciders);
          const taken = approvalMachine.takeEvent({ ...state, submitter: nobody }, event, deciders);
          return taken.ok ? { ...taken, next: { ...taken.next, submitter: state.submitter } } : taken;
        },
        stepDeciders: (question, by, escalations) =>
          approvalMachine.stepDeciders({ ...question, submitter: nobody }, by, escalations),
      },
    ],
    [
      'lets whoever sent it for another decide',
      {
        takeEvent: (state, event, deciders) => {
          if (!own(state, event)) return approvalMachine.takeEvent(state, event, deciders);
          const taken = approvalMachine.takeEvent({ ...state, sender: null }, event, deciders);
          return taken.ok ? { ...taken, next: { ...taken.next, sender: state.sender } } : taken;
        },
        stepDeciders: (question, by, escalations) =>
          approvalMachine.stepDeciders({ ...question, sender: null }, by, escalations),
      },
    ],
    [
      'keeps approvals of what was changed',
      {
        takeEvent: (state, event, deciders) => {
          const taken = approvalMachine.takeEvent(state, event, deciders);
          if (!taken.ok || event.kind !== 'change') return taken;
          const steps = taken.next.steps.map((step, at) => ({
            ...step,
            approvals: state.steps[at]?.approvals ?? [],
          }));
          return { ...taken, next: { ...taken.next, steps } };
        },
      },
    ],
    [
      'takes what was seen before',
      {
        takeEvent: (state, event, deciders) =>
          approvalMachine.takeEvent(state, { ...event, revision: state.revision }, deciders),
      },
    ],
    [
      'asks roles and not the engine',
      {
        stepDeciders: (question, by) =>
          question.directory.members.map(({ id, person }) => ({
            member: id,
            person,
            as: by.kind === 'roles' ? (by.roles[0] ?? '') : by.kind,
            onBehalfOf: null,
          })),
      },
    ],
    [
      'hands decisions on for ever',
      {
        stepDeciders: (question, by, escalations) => {
          const delegations = question.delegations.map((each) => ({ ...each, until: Infinity, since: 0 }));
          return approvalMachine.stepDeciders({ ...question, delegations }, by, escalations);
        },
      },
    ],
    ['forgets what the form asks for', { missingFrom: () => [] }],
    [
      'asks only where it knows that it should',
      {
        askedOf: (compiled, resource, environment) => {
          const all = approvalMachine.askedOf(compiled, resource, environment);
          const asks = compiled.document.approvals.flatMap((approval) => [
            ...(approval.asks ?? []).map(({ field, when }) => ({ name: field, when })),
            ...(approval.attaches ?? []).map(({ name, when }) => ({ name, when })),
          ]);
          const told = (name: string): boolean =>
            resource.attributes['amount'] !== null ||
            asks.every((each) => each.name !== name || each.when === undefined);
          return {
            questions: all.questions.filter(({ field }) => field !== 'amount' && told(field)),
            files: all.files.filter(({ name }) => told(name)),
          };
        },
      },
    ],
    [
      'sends changes unread',
      {
        takeEvent: (state, event, deciders) =>
          approvalMachine.takeEvent(
            state,
            event.kind === 'change' ? { ...event, missing: [] } : event,
            deciders,
          ),
      },
    ],
    [
      'forgets who approved for whom',
      {
        stepDeciders: (question, by, escalations) => {
          const history = (question.resource.history ?? []).filter(
            ({ action }) => favourDays(action) === null,
          );
          const resource = { ...question.resource, history };
          return approvalMachine.stepDeciders({ ...question, resource }, by, escalations);
        },
      },
    ],
    [
      'forgets who decided already through other hands',
      {
        takeEvent: (state, event, deciders) => {
          if (event.kind !== 'approve') return approvalMachine.takeEvent(state, event, deciders);
          const ofActor = (own: boolean) =>
            state.steps.map(({ approvals }) =>
              approvals.filter(({ person }) => (person === event.by.person) === own),
            );
          const [seen, hidden] = [ofActor(true), ofActor(false)];
          const steps = state.steps.map((step, at) => ({ ...step, approvals: seen[at] ?? [] }));
          const taken = approvalMachine.takeEvent({ ...state, steps }, event, deciders);
          if (!taken.ok) return taken;
          const whole = taken.next.steps.map((step, at) => ({
            ...step,
            approvals: [...(hidden[at] ?? []), ...step.approvals],
          }));
          return { ...taken, next: { ...taken.next, steps: whole } };
        },
      },
    ],
    [
      'forgets in whose place somebody decided',
      { takenBy: (action, person) => approvalMachine.takenBy(action, person, []) },
    ],
    [
      'forgets who handed it on',
      {
        takenBy: (action, person, lenders) => approvalMachine.takenBy(action, person, lenders.slice(0, 1)),
      },
    ],
    [
      'says of an approval that another step is next',
      {
        whatFollows: (before, taken) => {
          const told = approvalMachine.whatFollows(before, taken);
          return { ...told, next: before.steps[before.current + 2]?.name ?? told.next };
        },
      },
    ],
    [
      'says nothing of what an approval passes over',
      { whatFollows: (before, taken) => ({ ...approvalMachine.whatFollows(before, taken), passedOver: [] }) },
    ],
    ['forgets what the others come to since', { addSteps: (state) => state }],
    [
      'reminds at every look',
      { runClock: (state) => ({ next: state, effects: [{ kind: 'reminded', step: '', time: 1 }] }) },
    ],
  ])('a machine that %s is noticed', (_, broken) => {
    expect(runs(20_000, { ...approvalMachine, ...broken }).fault).not.toBeNull();
  });
});
