import { setTimeout as delay } from 'node:timers/promises';
import { sql, type SQL } from 'drizzle-orm';
import postgres from 'postgres';
import { StoreError } from '@remit/store/errors';
import type { Store } from '@remit/store/open-store';
import type { TenantId } from '@remit/store/tenant-id';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import { type Random, seededRandom } from './seeded-random.ts';
import type { FilledTenant } from './postgres-rows.ts';

/** A tenant that `fillTenant` has filled, and the text that lies in each of its rows. */
export interface FuzzedTenant {
  readonly id: TenantId;
  readonly canary: string;
}

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

export interface Leak {
  /** The probe at which it was seen. */
  readonly probe: number;
  readonly tenant: TenantId;
  readonly statement: string;
  readonly row: string;
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

export type Disturbance =
  | 'error'
  | 'throw'
  | 'savepoint'
  | 'time-out'
  | 'cancel'
  | 'cut'
  | 'left-over'
  | 'use after end';

/** Something that a probe asks, and whether the answer may have rows at all. */
interface Probe {
  readonly statement: SQL;
  readonly text: string;
}

/**
 * Drives a store from many workers in many tenants at once, while statements fail, time out and are cancelled and
 * connections are cut, and checks of every row that comes back whose it is.
 */
export async function fuzzIsolation(options: FuzzOptions): Promise<FuzzReport> {
  const { store, tenants, seed, workers, databaseUrl, broken = false, signal, onProgress } = options;
  const admin = postgres(databaseUrl, { max: 2, onnotice: () => undefined });
  const started = performance.now();
  const leaks: Leak[] = [];
  const surprises: string[] = [];
  const disturbances: Record<Disturbance, number> = {
    error: 0,
    throw: 0,
    savepoint: 0,
    'time-out': 0,
    cancel: 0,
    cut: 0,
    'left-over': 0,
    'use after end': 0,
  };
  let probes = 0;
  let rows = 0;

  function check(tenant: FuzzedTenant, { text }: Probe, answer: readonly Answer[]): void {
    probes += 1;
    rows += answer.length;
    for (const row of answer) {
      const own = row.tenant_id === tenant.id || row.tenant_id === undefined;
      const its = row.canary === undefined || row.canary === null || row.canary.startsWith(tenant.canary);
      if (!own || !its)
        leaks.push({ probe: probes, tenant: tenant.id, statement: text, row: JSON.stringify(row) });
    }
  }

  async function ask(tx: TenantTransaction, tenant: FuzzedTenant, random: Random): Promise<void> {
    const asked = Array.from({ length: random.below(options.together ?? 40) + 1 }, () =>
      probeFor(random, tenant, options.ids),
    );
    // Sent together, as calls send them: what one answer is mistaken for is another's.
    const answers = await Promise.all(asked.map(({ statement }) => tx.rows<Answer>(statement)));
    asked.forEach((probe, index) => check(tenant, probe, answers[index] ?? []));
  }

  /** Does something unkind to one of the store's connections. */
  async function disturb(how: 'cancel' | 'cut', random: Random): Promise<void> {
    const backends = await admin<{ pid: number }[]>`
      select pid from pg_stat_activity where usename like 'remit\\_%' and application_name like 'remit%'`;
    const pid = backends[random.below(backends.length)]?.pid;
    if (pid === undefined) return;
    if (how === 'cancel') await admin`select pg_cancel_backend(${pid})`;
    else await admin`select pg_terminate_backend(${pid})`;
  }

  async function call(random: Random): Promise<void> {
    const tenant = random.pick(tenants);
    const how = disturbanceOf(random);
    if (how !== null) disturbances[how] += 1;
    let leaked: TenantTransaction | null = null;
    await store.withTenant(tenant.id, random.below(2) === 0 ? 'read' : 'write', async (tx) => {
      leaked = tx;
      await ask(tx, tenant, random);
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
          return ask(tx, tenant, random);
        case 'time-out':
          await tx.rows(sql`set local statement_timeout = '2ms'`);
          await tx.rows(sql`select pg_sleep(1)`);
          return;
        case 'cancel':
        case 'cut':
          await Promise.all([tx.rows(sql`select pg_sleep(0.003)`), disturb(how, random)]);
          return ask(tx, tenant, random);
        case 'left-over':
          // Whatever a statement can leave in a session; `probeFor` looks for it.
          await tx.rows(sql`select set_config('loot.canary', ${tenant.canary}, false)`);
          await tx.rows(sql.raw(`prepare "loot${random.below(1e9)}" as select '${tenant.canary}'`));
          await tx.rows(sql.raw(`listen loot`));
          return;
        default:
          return how satisfies never;
      }
    });
    if (how === 'use after end') await useAfterEnd(leaked, surprises);
  }

  let failedInARow = 0;
  async function work(random: Random): Promise<void> {
    const done = (): boolean =>
      probes >= options.probes || (broken && leaks.length > 0) || signal?.aborted === true;
    while (!done()) {
      try {
        await call(random);
        failedInARow = 0;
        onProgress?.(probes);
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
  return { probes, rows, leaks, surprises, disturbances, milliseconds: performance.now() - started };
}

/** A store that never answers would be fuzzed for ever. */
const mostFailures = 2_000;

interface Answer {
  readonly tenant_id?: string;
  readonly canary?: string | null;
}

/** Thrown by the work itself, as a call that is denied does. */
class Planned extends Error {}

function disturbanceOf(random: Random): Disturbance | null {
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

/** Errors that the fuzzer itself brings about are no surprise; a wall that refuses a call of its own would be. */
function surpriseIn(error: unknown): string | null {
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

async function useAfterEnd(tx: TenantTransaction | null, surprises: string[]): Promise<void> {
  const outcome = await tx?.rows(sql`select tenant_id from remit.tenant`).catch((error: unknown) => error);
  if (!(outcome instanceof StoreError && outcome.code === 'ended')) {
    surprises.push(`a transaction that was over answered ${JSON.stringify(outcome)}`);
  }
}

const canaries: readonly (readonly [table: string, canary: string])[] = [
  ['remit.tenant', 'name'],
  ['remit.folder', 'name'],
  ['remit.department', 'name'],
  ['remit.member', 'title'],
  ['remit.member_group', 'name'],
  ['remit.assignment', 'role'],
  ['remit.policy_version', 'reason'],
  ['remit.audit_event', "details ->> 'canary'"],
  ['crm.account', 'name'],
  ['crm.contract', 'name'],
  ['hr.employee', 'iban'],
  ['fin.payment_request', 'purpose'],
  ['fin.payment_request_event', 'comment'],
  ['wms.item', 'name'],
  ['wms.shipment', 'destination'],
];

function probeFor(random: Random, tenant: FuzzedTenant, ids: FilledTenant): Probe {
  const [table, canary] = random.pick(canaries);
  const shape = random.below(8);
  const plain = `select tenant_id, ${canary} as canary from ${table}`;
  const of = (statement: SQL): Probe => ({ statement, text: `${table}: ${shape}` });
  switch (shape) {
    case 0:
    case 1:
      return of(sql.raw(plain));
    case 2:
      return of(sql`${sql.raw(plain)} where tenant_id <> ${tenant.id}::uuid`);
    case 3:
      return of(sql`select tenant_id, name as canary from crm.account where id = ${ids.account}`);
    case 4:
      return of(
        sql`select c.tenant_id, a.name as canary from crm.contract c join crm.account a on a.id = c.account_id
          where c.id = ${ids.contract}`,
      );
    case 5:
      return of(sql.raw(`select tenant_id, max(${canary}) as canary from ${table} group by tenant_id`));
    case 6:
      return of(
        sql`select tenant_id, title as canary from remit.member where id = ${ids.member} limit ${random.below(3)}`,
      );
    default:
      return of(sql`select nullif(current_setting('loot.canary', true), '') as canary
        union all select statement from pg_prepared_statements where name like 'loot%' and statement not like ${`%${tenant.canary}%`}`);
  }
}
