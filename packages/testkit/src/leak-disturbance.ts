import { sql } from 'drizzle-orm';
import type { Sql } from 'postgres';
import { StoreError } from '@remit/store/errors';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import type { FuzzedTenant } from './fuzzed-tenant.ts';
import type { Random } from './seeded-random.ts';

export type Disturbance =
  | 'error'
  | 'throw'
  | 'savepoint'
  | 'time-out'
  | 'cancel'
  | 'cut'
  | 'left-over'
  | 'use after end';

/** The call that is disturbed. */
export interface DisturbedCall {
  readonly tx: TenantTransaction;
  readonly tenant: FuzzedTenant;
  readonly random: Random;
  /** A superuser's connections. */
  readonly admin: Sql;
  /** Asks the call's questions once more, where it goes on after what was done to it. */
  readonly again: () => Promise<void>;
}

/** Thrown by the work itself, as a call that is denied does. */
class Planned extends Error {}

/** What is done to a call; null for most of them. */
export function disturbanceOf(random: Random): Disturbance | null {
  const roll = random.below(1_000);
  if (roll < 30) return 'error';
  if (roll < 60) return 'throw';
  if (roll < 120) return 'savepoint';
  if (roll < 130) return 'time-out';
  if (roll < 150) return 'cancel';
  if (roll < 160) return 'cut';
  if (roll < 200) return 'left-over';
  if (roll < 220) return 'use after end';
  return null;
}

/**
 * Does something unkind in a call, behind its first questions. What comes after the end of the call is not done here.
 * @throws what the store makes of it, or `Planned`
 */
export async function disturb(how: Disturbance | null, call: DisturbedCall): Promise<void> {
  const { tx, tenant, random, admin, again } = call;
  switch (how) {
    case null:
    case 'use after end':
      return;
    case 'error':
      await tx.rows(sql`select 1 / 0`);
      return;
    case 'throw':
      throw new Planned();
    case 'savepoint':
      await tx.db
        .transaction(async (nested) => {
          await nested.execute(sql`select set_config('remit.claim', '', true)`);
          await nested.execute(sql`select 1 / 0`);
        })
        .catch(() => undefined);
      return again();
    case 'time-out':
      await tx.rows(sql`set local statement_timeout = '2ms'`);
      await tx.rows(sql`select pg_sleep(1)`);
      return;
    case 'cancel':
    case 'cut':
      await Promise.all([tx.rows(sql`select pg_sleep(0.003)`), endStatement(admin, how, random)]);
      return again();
    case 'left-over':
      // Whatever a statement can leave in a session; `leakProbe` looks for it.
      await tx.rows(sql`select set_config('loot.canary', ${tenant.canary}, false)`);
      await tx.rows(sql.raw(`prepare "loot${random.below(1e9)}" as select '${tenant.canary}'`));
      await tx.rows(sql.raw(`listen loot`));
      return;
    default:
      return how satisfies never;
  }
}

/** Cancels what runs on one of the store's connections, or cuts it. */
async function endStatement(admin: Sql, how: 'cancel' | 'cut', random: Random): Promise<void> {
  const backends = await admin<{ pid: number }[]>`
    select pid from pg_stat_activity where usename like 'remit\\_%' and application_name like 'remit%'`;
  const pid = backends[random.below(backends.length)]?.pid;
  if (pid === undefined) return;
  if (how === 'cancel') await admin`select pg_cancel_backend(${pid})`;
  else await admin`select pg_terminate_backend(${pid})`;
}

/** Errors that the fuzzer itself brings about are no surprise; a wall that refuses a call of its own would be. */
export function surpriseIn(error: unknown): string | null {
  if (error instanceof Planned) return null;
  if (!(error instanceof StoreError)) return String(error);
  const expected = error.code === 'busy' || error.code === 'unavailable' || error.code === 'conflict';
  const byZero =
    error.cause instanceof Error &&
    /division by zero|current transaction is aborted/.test(error.cause.message);
  return expected || byZero
    ? null
    : `${error.code}: ${error.cause instanceof Error ? error.cause.message : error.message}`;
}
