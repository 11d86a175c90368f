import { sql } from 'drizzle-orm';
import type { Directory } from '@remit/policy/directory';
import { brightwaterFoods } from '@remit/sample/brightwater-foods';
import { haldenWorks } from '@remit/sample/halden-works';
import type { TenantSample } from '@remit/sample/tenant-sample';
import { makeTestTenant, openTestStore } from '@remit/testkit/postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashOf } from '../secrets/hash-of.ts';
import { loadDirectory } from '../directory/directory.ts';
import { loadTenantSample } from './load-tenant.ts';
import type { Store } from '../open-store.ts';
import { loadPolicyVersion } from '../policy/policy-versions.ts';
import type { TenantId } from '../tenant-id.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

/** What does not depend on the order in which rows come back. */
function sorted({ groups, members, departments, assignments, folders, ...rest }: Directory): unknown {
  const byId = <T extends { readonly id: string }>(items: readonly T[]): readonly T[] =>
    items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    timeZone: rest.timeZone,
    baseCurrency: rest.baseCurrency,
    folders: folders.toSorted(),
    departments: departments.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    groups: byId(groups).map((group) => ({
      ...group,
      members: group.members.toSorted(),
      groups: group.groups.toSorted(),
    })),
    members: byId(members),
    assignments: byId(assignments),
  };
}

function countsOf(sample: TenantSample): Readonly<Record<string, number>> {
  return Object.fromEntries(sample.tables.map(({ table, rows }) => [table, rows.length]));
}

async function countRows(
  tenantId: TenantId,
  sample: TenantSample,
): Promise<Readonly<Record<string, number>>> {
  return store.withTenant(tenantId, 'read', async (tx) => {
    const counts: Record<string, number> = {};
    for (const { table } of sample.tables) {
      const [row] = await tx.rows<{ count: number }>(
        sql`select count(*)::integer as count from ${sql.raw(table)}`,
      );
      counts[table] = row?.count ?? -1;
    }
    return counts;
  });
}

describe.each([
  ['dedicated', haldenWorks()],
  ['shared', brightwaterFoods()],
] as const)('loading a sample into a %s tenant', (tier, sample) => {
  test('puts in everything, and puts it in once', async () => {
    const { id } = await makeTestTenant(store, { tier });
    const shares: number[] = [];
    expect(await loadTenantSample(store, id, sample, (done, total) => shares.push(done / total))).toBe(true);
    expect(shares.at(-1)).toBe(1);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(await countRows(id, sample)).toEqual(countsOf(sample));

    const { directory, version } = await store.withTenant(id, 'read', async (tx) => ({
      directory: await loadDirectory(tx),
      version: await loadPolicyVersion(tx, 1),
    }));
    expect(sorted(directory)).toEqual(sorted({ ...sample.directory, ...(tier === 'shared' ? paris : {}) }));
    expect(version?.document).toEqual(sample.policy);
    expect(version?.hash).toBe(hashOf(sample.policy));

    expect(await loadTenantSample(store, id, sample, () => {})).toBe(false);
    expect(await countRows(id, sample)).toEqual(countsOf(sample));
  });

  test('that breaks off leaves nothing, and the next attempt completes it', async () => {
    const { id } = await makeTestTenant(store, { tier });
    let calls = 0;
    const breaking = loadTenantSample(store, id, sample, () => {
      calls += 1;
      if (calls === 9) throw new Error('the power went out');
    });
    await expect(breaking).rejects.toThrow('the power went out');
    expect(new Set(Object.values(await countRows(id, sample)))).toEqual(new Set([0]));
    expect(await loadTenantSample(store, id, sample, () => {})).toBe(true);
    expect(await countRows(id, sample)).toEqual(countsOf(sample));
  });

  test('from two processes at once loads it once', async () => {
    const { id } = await makeTestTenant(store, { tier });
    const loads = [1, 2].map(() => loadTenantSample(store, id, sample, () => {}));
    expect(new Set(await Promise.all(loads))).toEqual(new Set([false, true]));
    expect(await countRows(id, sample)).toEqual(countsOf(sample));
  });
});

test('whoever loads a sample waits for another who does, for longer than calls wait for a lock', async () => {
  const { id } = await makeTestTenant(store, { tier: 'shared' });
  const held = Promise.withResolvers<void>();
  const other = store.withTenant(id, 'write', async (tx) => {
    await tx.rows(sql`select 1 from remit.tenant where tenant_id = ${id} for update`);
    held.resolve();
    const [limit] = await tx.rows<{ seconds: number }>(
      sql`select extract(epoch from current_setting('lock_timeout')::interval)::float8 as seconds`,
    );
    // Nobody would be seen to wait longer than a limit that is not there.
    if (limit === undefined || !(limit.seconds > 0)) throw new Error('calls wait for a lock without a limit');
    await tx.rows(sql`select pg_sleep(${limit.seconds + 0.5}::float8)`);
  });
  await held.promise;
  expect(await loadTenantSample(store, id, brightwaterFoods(), () => {})).toBe(true);
  await other;
});

/** Test tenants are in Paris and count in euro, whatever the sample says of its own. */
const paris = { timeZone: 'Europe/Paris', baseCurrency: 'EUR' } as const;
