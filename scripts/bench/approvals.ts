import { spawnSync } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import { sharedData } from '@remit/testkit/shared-data';
import { type ApprovalsWorld, approvalsWorld, callerOf } from './approvals/approvals-world.ts';
import { fillInbox } from './approvals/fill-inbox.ts';
import { teller } from './shared/figure.ts';
import { share } from './shared/spread.ts';
import { withPostgres } from './shared/with-postgres.ts';

const { printFigure, say } = teller('approvals');

/** Requests that each of the approvers decides. */
const [approvers, each] = [20, 15];

async function submitted(world: ApprovalsWorld, count: number): Promise<string[]> {
  const tom = callerOf(world, 'Tom');
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const { id } = await tom.requests.submit({
      purpose: `Gloves ${at}`,
      amount: { minor: 10_000, currency: 'EUR' },
      department: '/operations/production',
      folder: '/operations/production',
    });
    ids.push(id);
  }
  return ids;
}

/** From the call to the reply after COMMIT, with all checks, history and audit. */
async function measureDecisions(world: ApprovalsWorld): Promise<void> {
  const decide = async (id: string): Promise<number> => {
    const began = performance.now();
    await callerOf(world, 'Henrik').requests.approve({ id, revision: 1 });
    return performance.now() - began;
  };
  /** @param every how long an approver takes from one decision to the next, in ms; 0: none pauses */
  const together = async (every: number): Promise<readonly number[]> => {
    const ids = await submitted(world, approvers * each);
    const one = async (approver: number): Promise<readonly number[]> => {
      const waits: number[] = [];
      for (const id of ids.slice(approver * each, (approver + 1) * each)) {
        if (every > 0) await setTimeout(Math.random() * 2 * every);
        waits.push(await decide(id));
      }
      return waits;
    };
    return (await Promise.all(Array.from({ length: approvers }, (_, at) => one(at)))).flat();
  };
  // A server that has run for a while has its connections, and its plans of what is asked on them.
  await together(0);
  for (const [name, every] of [
    ['each one every two seconds', 2_000],
    ['none of them pausing', 0],
  ] as const) {
    const waits = await together(every);
    const notes = `p50 ${share(waits, 0.5).toFixed(1)} ms`;
    printFigure({
      figure: `a decision, ${approvers} approvers at once, ${name}, p95`,
      value: share(waits, 0.95),
      unit: 'ms',
      target: 30,
      notes,
    });
  }
}

async function measureInbox(world: ApprovalsWorld): Promise<void> {
  say('a million requests, of which five thousand wait for one head');
  await fillInbox(world);
  const henrik = callerOf(world, 'Henrik');
  const waits: number[] = [];
  let mine = 0;
  for (let round = 0; round < 60; round += 1) {
    const began = performance.now();
    mine = (await henrik.requests.inbox()).mine.length;
    if (round >= 10) waits.push(performance.now() - began);
  }
  printFigure({
    figure: 'inbox of a head with 5,000 waiting of 1,000,000, p95',
    value: share(waits, 0.95),
    unit: 'ms',
    target: 60,
    notes: `p50 ${share(waits, 0.5).toFixed(1)} ms; the oldest ${mine} are shown`,
  });
}

function measureReplay(): void {
  const log = sharedData('payment-requests.ndjson.gz');
  if (log === null) {
    say('the real log is not there; its replay is not measured');
    return;
  }
  const began = performance.now();
  // It ends with 1 where a history deviates, and the real log has such.
  const { status } = spawnSync('node', ['apps/cli/src/remit.ts', 'replay', 'payment-requests', log]);
  if (status !== 0 && status !== 1) throw new Error(`the replay ended with ${status}`);
  printFigure({
    figure: 'replay of the real log',
    value: (performance.now() - began) / 1_000,
    unit: 's',
    target: 20,
    notes: 'from the command line',
  });
}

measureReplay();
await withPostgres('approvals', say, async (databaseUrl) => {
  const world = await approvalsWorld(databaseUrl, say);
  try {
    await measureDecisions(world);
    await measureInbox(world);
  } finally {
    await world.store.close();
  }
});
