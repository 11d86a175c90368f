import type { ApprovalCase, Party } from '@remit/approvals/approval-case';
import { type ApprovalMachine, approvalMachine } from './approval-machine.ts';
import { type ApprovalWorld, DAY, QUOTE, amountOf, answerOf, approvalWorld } from './approval-world.ts';
import { standingFaults } from './history-faults.ts';
import {
  type HistoryRun,
  beginRun,
  contentOf,
  decidersIn,
  partyOf,
  pay,
  submit,
  take,
  turnClock,
} from './history-run.ts';
import { euros, text } from './small-tenant.ts';
import { type Random, seededRandom } from './seeded-random.ts';
import { worldMoves } from './world-moves.ts';

/** One random history from beginning to end, and what is wrong with it: empty when nothing is. */
export interface ApprovalHistory {
  readonly ending: ApprovalCase;
  readonly events: number;
  readonly refused: number;
  readonly faults: readonly string[];
  /** What happened at least once, for the count of what a run has come upon. */
  readonly kinds: ReadonlySet<string>;
}

const LAST: ReadonlySet<string> = new Set(['approved', 'rejected', 'withdrawn', 'expired']);
const LONGEST = 30;

/**
 * Runs one history that the seed stands for.
 * @param machine its parts may be broken, to see that this is noticed
 */
export function approvalHistory(seed: number, machine: ApprovalMachine = approvalMachine): ApprovalHistory {
  const random = seededRandom(seed);
  const run = beginRun(approvalWorld(random), machine);
  submit(run, 'submit', random.pick(run.askers));
  if (run.state.status === 'draft') {
    run.world = completed(run.world);
    submit(run, 'submit', random.pick(run.askers));
  }
  for (let turn = 0; turn < LONGEST && !LAST.has(run.state.status); turn += 1) {
    run.world = worldMoves(run.world, random);
    turnClock(run);
    act(run, random);
  }
  // Whatever is left waits no longer than its times say.
  for (let turn = 0; turn < 40 && !LAST.has(run.state.status); turn += 1) {
    run.world = { ...run.world, now: run.world.now + 60 * DAY };
    run.state = machine.runClock(run.state, run.world.now, decidersIn(run)).next;
  }
  const { state: ending, faults, kinds } = run;
  if (!LAST.has(ending.status)) faults.push(`it still is ${ending.status} after years`);
  kinds.add(`ended ${ending.status}`);
  if (ending.status === 'approved') payOut(run, random);
  return { ending, events: run.events, refused: run.refused, faults, kinds };
}

/** Somebody does something to it: half of them whoever may. */
function act(run: HistoryRun, random: Random): void {
  const { below, pick } = random;
  const { world, state, askers } = run;
  const actor =
    below(2) === 0 ? (deciderNow(run, random) ?? pick(askers).member) : pick(world.directory.members).id;
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
  if (kind === 'withdraw' && below(4) > 0) return;
  if (kind === 'change') change(run, by, random);
  else if (kind === 'approve') take(run, { kind, by, at: world.now, revision, onward: below(2) === 0 });
  else take(run, { kind, by: kind === 'answer' ? pick(askers) : by, at: world.now, revision });
  run.faults.push(...standingFaults(run.state, contentOf(run.world.resource), run.world));
}

/** Whoever had to do with it tries to pay some of it, by every account of theirs, and then somebody or other the rest. */
function payOut(run: HistoryRun, { pick }: Random): void {
  const { directory } = run.world;
  const tried = new Set(run.duties.map(({ person }) => person));
  for (const { id, person } of directory.members)
    if (tried.has(person)) pay(run, partyOf(directory, id), false);
  pay(run, partyOf(directory, pick(directory.members).id), true);
}

/** Writes something else in it and sends that, mostly as one of those who may. */
function change(run: HistoryRun, by: Party, random: Random): void {
  const { below, pick } = random;
  const { resource, files } = run.world;
  const why = below(2) === 0 ? {} : { why: answerOf(random) };
  run.world = {
    ...run.world,
    files: new Set([...files].filter(() => below(4) > 0)),
    resource: { ...resource, attributes: { ...resource.attributes, amount: amountOf(random), ...why } },
  };
  const seen = run.state.revision;
  submit(run, 'change', below(4) === 0 ? by : pick(run.askers));
  // Refused, it was never written.
  if (run.state.revision === seen) run.world = { ...run.world, resource, files };
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

/** Somebody who may decide it: mostly one to whom it was handed on, where there is one. */
function deciderNow(run: HistoryRun, { below, pick }: Random): string | null {
  const step = run.state.steps[run.state.current];
  const may = step === undefined ? [] : decidersIn(run)(step);
  const handed = may.filter(({ passedBy = [] }) => passedBy.length > 0);
  if (may.length === 0) return null;
  return pick(handed.length > 0 && below(3) > 0 ? handed : may).member;
}
