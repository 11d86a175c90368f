import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { runSeed } from '@remit/testkit/seed';
import { connectionBudget } from './connection-budget.ts';
import { type ConnectionPool, connectionPool, type LentConnection } from './connection-pool.ts';

/** A connection to nothing. */
function toNothing(onEnd: () => void): LentConnection {
  let lost = false;
  const connection: { -readonly [Key in keyof LentConnection]: LentConnection[Key] } = {
    openedAt: performance.now(),
    onLost: () => undefined,
    isLost: () => lost,
    statements: () => 0,
    owner: null,
    handTo: (owner) => {
      connection.owner = owner;
    },
    close: async () => {
      if (lost) return;
      lost = true;
      onEnd();
      connection.onLost();
    },
  };
  return connection;
}

/** What there is to share, and who asks for it: by the place of the pool, in their order. */
const situation = fc.record({
  most: fc.integer({ min: 1, max: 4 }),
  size: fc.integer({ min: 1, max: 3 }),
  asks: fc.array(fc.record({ pool: fc.nat({ max: 5 }), fails: fc.boolean() }), { maxLength: 14 }),
  /** Openings that fail, by their number. */
  refused: fc.uniqueArray(fc.nat({ max: 20 }), { maxLength: 3 }),
});

test('whoever asks a pool is served in the end, whatever the order, and together they never have more than they may', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), situation, async (order, { most, size, asks, refused }) => {
      const budget = connectionBudget(most);
      let [open, highest, opened] = [0, 0, 0];
      const pools = Array.from({ length: 6 }, () =>
        connectionPool({
          size,
          // Whoever is not served here would wait for as long.
          patience: 2 ** 30,
          budget,
          open: async () => {
            const number = opened++;
            open += 1;
            highest = Math.max(highest, open);
            await order.schedule(Promise.resolve(), 'open');
            if (!refused.includes(number)) return toNothing(() => (open -= 1));
            open -= 1;
            throw new Error('refused');
          },
        }),
      );
      const unserved = new Set(asks.keys());
      for (const [at, { pool, fails }] of asks.entries()) {
        const asked = order.schedule(Promise.resolve(), 'ask').then(() =>
          pools[pool]?.lend('somebody', async () => {
            await order.schedule(Promise.resolve(), 'work');
            if (fails) throw new Error('failed');
            return { result: at, free: order.schedule(Promise.resolve(), 'commit') };
          }),
        );
        const settled = (): void => void unserved.delete(at);
        void asked.then(settled, settled);
      }
      await order.waitIdle();
      expect([...unserved]).toEqual([]);
      expect(highest).toBeLessThanOrEqual(most);
      expect(budget.open()).toBe(open);
      await Promise.all(pools.map((pool) => pool.close()));
      expect([budget.open(), open]).toEqual([0, 0]);
    }),
    { seed: runSeed(), numRuns: 2_000 },
  );
});

test('a connection that comes too late for whoever it was opened for goes to whoever waits beside them', async () => {
  const budget = connectionBudget(1);
  const opening = Promise.withResolvers<void>();
  let openings = 0;
  const poolOf = (patience: number): ConnectionPool<LentConnection> =>
    connectionPool({
      size: 1,
      patience,
      budget,
      open: async () => {
        openings += 1;
        if (openings === 1) await opening.promise;
        return toNothing(() => undefined);
      },
    });
  const [hasty, patient] = [poolOf(1), poolOf(2 ** 30)];
  const served = (pool: ConnectionPool<LentConnection>) =>
    pool.lend('somebody', async () => ({ result: 'served', free: Promise.resolve() }));
  await expect(served(hasty)).rejects.toMatchObject({ code: 'busy' });
  const waits = served(patient);
  opening.resolve();
  expect(await waits).toBe('served');
  await Promise.all([hasty, patient].map((pool) => pool.close()));
});

test('a thousand databases cost no more connections than the busy ones may have', async () => {
  const budget = connectionBudget(50);
  let [open, highest] = [0, 0];
  const pools: readonly ConnectionPool<LentConnection>[] = Array.from({ length: 1_000 }, () =>
    connectionPool({
      size: 2,
      patience: 2 ** 30,
      budget,
      open: async () => {
        open += 1;
        highest = Math.max(highest, open);
        return toNothing(() => (open -= 1));
      },
    }),
  );
  const served = await Promise.all(
    [...pools.entries(), ...pools.entries()].map(([at, pool]) =>
      pool.lend(`tenant ${at}`, async () => ({ result: at, free: Promise.resolve() })),
    ),
  );
  expect(served).toEqual([...pools.keys(), ...pools.keys()]);
  expect([highest, budget.open()]).toEqual([50, 50]);
  await Promise.all(pools.map((pool) => pool.close()));
  expect([open, budget.open()]).toEqual([0, 0]);
});
