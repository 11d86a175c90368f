import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { StoreError } from '@remit/store/errors';
import type { Store } from '@remit/store/open-store';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import type { FuzzedTenant } from './fuzzed-tenant.ts';
import { disturb, type Disturbance, disturbanceOf, surpriseIn } from './leak-disturbance.ts';
import { leakProbe } from './leak-probe.ts';
import { type Leak, leakTally, type ProbeAnswer } from './leak-tally.ts';
import type { FilledTenant } from './postgres-rows.ts';
import { type Random, seededRandom } from './seeded-random.ts';

export interface FuzzOptions {
  /** What is put to the test: its pool, its transactions and the wall behind them. */
  readonly store: Pick<Store, 'withTenant'>;
  readonly tenants: readonly FuzzedTenant[];
  /** Ids that rows of every tenant have, so that nothing is told apart by id. */
  readonly ids: FilledTenant;
  /** Statements whose answers are checked. */
  readonly probes: number;
  readonly seed: number;
  readonly workers: number;
  /** Statements that a call sends together, at most: more are faster, fewer disturb oftener. */
  readonly together?: number;
  /** Superuser's address, to cancel statements and cut connections under the store's feet. */
  readonly databaseUrl: string;
  /** Stops at the first leak: for a store that is known to be broken. */
  readonly broken?: boolean;
  /** Ends the run early, with what was found until then. */
  readonly signal?: AbortSignal;
  /** Called now and then, with how many probes there were. */
  readonly onProgress?: (probes: number) => void;
}

export interface FuzzReport {
  readonly probes: number;
  readonly rows: number;
  readonly leaks: readonly Leak[];
  /** Errors that nothing in the fuzzer explains. */
  readonly surprises: readonly string[];
  /** What was done to the store on the way, and how often. */
  readonly disturbances: Readonly<Record<Disturbance, number>>;
  readonly milliseconds: number;
}

/** A store that never answers would be fuzzed for ever. */
const mostFailures = 2_000;

/**
 * Drives a store from many workers in many tenants at once, while statements fail, time out and are cancelled and
 * connections are cut, and checks of every row that comes back whose it is.
 */
export async function fuzzIsolation(options: FuzzOptions): Promise<FuzzReport> {
  const { store, tenants, ids, seed, workers, together = 40, broken = false } = options;
  const admin = postgres(options.databaseUrl, { max: 2, onnotice: () => undefined });
  const started = performance.now();
  const tally = leakTally();
  const surprises: string[] = [];
  const disturbances = { ...undisturbed };

  async function ask(tx: TenantTransaction, tenant: FuzzedTenant, random: Random): Promise<void> {
    const asked = Array.from({ length: random.below(together) + 1 }, () => leakProbe(random, tenant, ids));
    // Sent together, as calls send them: what one answer is mistaken for is another's.
    const answers = await Promise.all(asked.map(({ statement }) => tx.rows<ProbeAnswer>(statement)));
    asked.forEach((probe, index) => tally.check(tenant, probe, answers[index] ?? []));
  }

  async function call(random: Random): Promise<void> {
    const tenant = random.pick(tenants);
    const how = disturbanceOf(random);
    if (how !== null) disturbances[how] += 1;
    let leaked: TenantTransaction | null = null;
    await store.withTenant(tenant.id, random.below(2) === 0 ? 'read' : 'write', async (tx) => {
      leaked = tx;
      await ask(tx, tenant, random);
      await disturb(how, { tx, tenant, random, admin, again: () => ask(tx, tenant, random) });
    });
    if (how === 'use after end') surprises.push(...(await useAfterEnd(leaked)));
  }

  let failedInARow = 0;
  async function work(random: Random): Promise<void> {
    const done = (): boolean =>
      tally.probes() >= options.probes ||
      (broken && tally.leaks.length > 0) ||
      options.signal?.aborted === true;
    while (!done()) {
      try {
        await call(random);
        failedInARow = 0;
        options.onProgress?.(tally.probes());
      } catch (error) {
        failedInARow += 1;
        if (failedInARow > mostFailures) {
          throw new Error('the store under test answers nothing any more', { cause: error });
        }
        const surprise = surpriseIn(error);
        if (surprise !== null) surprises.push(surprise);
        // The server was cut off from under us: others must not be kept from trying by our trying again at once.
        if (error instanceof StoreError && error.code === 'unavailable') await delay(1);
      }
    }
  }

  try {
    await Promise.all(
      Array.from({ length: workers }, (_, index) => work(seededRandom(seed * 1_000 + index))),
    );
  } finally {
    await admin.end();
  }
  const milliseconds = performance.now() - started;
  return {
    probes: tally.probes(),
    rows: tally.rows(),
    leaks: tally.leaks,
    surprises,
    disturbances,
    milliseconds,
  };
}

const undisturbed: Readonly<Record<Disturbance, number>> = {
  error: 0,
  throw: 0,
  savepoint: 0,
  'time-out': 0,
  cancel: 0,
  cut: 0,
  'left-over': 0,
  'use after end': 0,
};

/** A transaction must answer nothing once its call is over. @returns what it did answer, in a sentence */
async function useAfterEnd(tx: TenantTransaction | null): Promise<readonly string[]> {
  const outcome = await tx?.rows(sql`select tenant_id from remit.tenant`).catch((error: unknown) => error);
  if (outcome instanceof StoreError && outcome.code === 'ended') return [];
  return [`a transaction that was over answered ${JSON.stringify(outcome)}`];
}
