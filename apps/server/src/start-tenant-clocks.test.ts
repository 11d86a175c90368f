import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { noteWritten, tellCommitted } from '@remit/store/audit/audit-notices';
import { StoreError } from '@remit/store/errors';
import { parseTenantId, type TenantId } from '@remit/store/tenant-id';
import type { TenantPlacement } from '@remit/store/tenants/tenant-placement';
import type { TenantTransaction } from '@remit/store/tenant-transaction';
import { startTenantClocks, type TenantClocks } from './start-tenant-clocks.ts';

const log = pino({ level: 'silent' });
const idOf = (index: number): TenantId =>
  parseTenantId(`00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);
/** How long a look at a tenant takes here, in ms. */
const lookTakes = 3;

/** A store of many tenants; in some of them something is due at an instant, and is done by a clock. */
class Watched {
  readonly dueAt = new Map<TenantId, number>();
  readonly doneAt = new Map<TenantId, number>();
  readonly failing = new Set<TenantId>();
  tenants: readonly { readonly id: TenantId; readonly status: TenantPlacement['status'] }[] = [];
  looks = 0;
  /** Servers that stopped and that nobody took over from yet. */
  stopped = 0;
  clocks: TenantClocks | null = null;

  start(): void {
    const lease = {
      renew: async () => {
        const takesOver = this.stopped > 0;
        this.stopped = 0;
        return takesOver;
      },
      end: async () => {
        this.stopped += 1;
      },
    };
    this.clocks = startTenantClocks({ store: this, log, lease }, [
      {
        what: 'tests',
        dueIn: async ({ tenantId }) => {
          const at = this.dueAt.get(tenantId);
          return at === undefined ? null : at - Date.now();
        },
        turn: async (tenant) => {
          if (this.failing.has(tenant)) throw new StoreError('unavailable', 'it does not answer');
          this.dueAt.delete(tenant);
          this.doneAt.set(tenant, Date.now());
        },
      },
    ]);
  }

  async withTenant<T>(
    tenantId: TenantId,
    _mode: 'read' | 'write',
    work: (tx: TenantTransaction) => Promise<T>,
  ): Promise<T> {
    this.looks += 1;
    await new Promise((resolve) => setTimeout(resolve, lookTakes));
    return work({ tenantId } as TenantTransaction);
  }

  async listTenants(): Promise<readonly TenantPlacement[]> {
    return this.tenants as readonly TenantPlacement[];
  }

  /** As a transaction of this process does that wrote something down. */
  writesIn(tenant: TenantId): void {
    const tx = {};
    noteWritten(tx);
    tellCommitted(tx, tenant);
  }
}

let watched: Watched;

beforeEach(() => {
  vi.useFakeTimers();
  watched = new Watched();
  watched.tenants = Array.from({ length: 1000 }, (_, index) => ({ id: idOf(index), status: 'active' }));
});
afterEach(async () => {
  const closed = watched.clocks?.close();
  await vi.runOnlyPendingTimersAsync();
  await closed;
  vi.useRealTimers();
});

test('what comes due among a thousand tenants is done within two seconds, for a few looks a second', async () => {
  const began = Date.now();
  for (let index = 0; index < 1000; index += 10) {
    watched.dueAt.set(idOf(index), began + 60_000 + index * 400);
  }
  const times = new Map(watched.dueAt);
  watched.start();
  await vi.advanceTimersByTimeAsync(500_000);
  const late = [...times].map(([tenant, at]) => (watched.doneAt.get(tenant) ?? Infinity) - at);
  expect(Math.min(...late)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...late)).toBeLessThan(2_000);
  expect(watched.looks / 500).toBeLessThan(6);
});

test('what a killed server left is done within seconds of the next start', async () => {
  for (let index = 0; index < 1000; index += 1) watched.dueAt.set(idOf(index), Date.now() - 1);
  watched.start();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(watched.doneAt.size).toBe(1000);
});

test('a tenant in which something was written is looked at again at once', async () => {
  watched.start();
  await vi.advanceTimersByTimeAsync(10_000);
  watched.dueAt.set(idOf(7), Date.now() + 5_000);
  const due = Date.now() + 5_000;
  watched.writesIn(idOf(7));
  await vi.advanceTimersByTimeAsync(8_000);
  expect((watched.doneAt.get(idOf(7)) ?? Infinity) - due).toBeLessThan(2_000);
});

test('what a server alone knew that stopped is done within seconds by another one, for one look at each tenant', async () => {
  watched.start();
  await vi.advanceTimersByTimeAsync(10_000);
  for (let index = 0; index < 1000; index += 1) watched.dueAt.set(idOf(index), Date.now() - 1);
  const { looks } = watched;
  watched.stopped = 1;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(watched.doneAt.size).toBe(1000);
  // One look that finds it and one after it was done, and those of ten seconds in which nothing comes due.
  expect(watched.looks - looks).toBeLessThan(2_100);
});

test('what a command wrote is found within minutes all the same', async () => {
  watched.start();
  await vi.advanceTimersByTimeAsync(10_000);
  watched.dueAt.set(idOf(7), Date.now());
  await vi.advanceTimersByTimeAsync(400_000);
  expect(watched.doneAt.has(idOf(7))).toBe(true);
});

test('a tenant that fails is tried again, and keeps no other one waiting', async () => {
  watched.tenants = watched.tenants.slice(0, 3);
  for (const { id } of watched.tenants) watched.dueAt.set(id, Date.now());
  watched.failing.add(idOf(0));
  watched.start();
  await vi.advanceTimersByTimeAsync(3_000);
  expect([...watched.doneAt.keys()]).toEqual([idOf(1), idOf(2)]);
  watched.failing.clear();
  await vi.advanceTimersByTimeAsync(8_000);
  expect(watched.doneAt.has(idOf(0))).toBe(true);
});

test('a tenant that is shut is left alone until it is open again', async () => {
  const id = idOf(0);
  watched.tenants = [{ id, status: 'suspended' }];
  watched.dueAt.set(id, Date.now());
  watched.start();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(watched.looks).toBe(0);
  watched.tenants = [{ id, status: 'active' }];
  await vi.advanceTimersByTimeAsync(7_000);
  expect(watched.doneAt.has(id)).toBe(true);
});
