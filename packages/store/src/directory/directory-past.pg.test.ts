import { randomUUID } from 'node:crypto';
import { type SQL, sql } from 'drizzle-orm';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Directory } from '@remit/policy/directory';
import { makeTestTenant, openTestStore } from '@remit/testkit/postgres';
import { runCount } from '@remit/testkit/run-count';
import { loadDirectory } from './directory.ts';
import type { Store } from '../open-store.ts';
import type { TenantId } from '../tenant-id.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const members = Array.from({ length: 3 }, () => randomUUID());
const groups = Array.from({ length: 2 }, () => randomUUID());
const assignments = Array.from({ length: 3 }, () => randomUUID());

const one = <T>(all: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...all);
const member = one(members);
const group = one(groups);
const assignment = one(assignments);
const instant = fc.option(fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }));

/** A change that may find nothing to change. */
const change: fc.Arbitrary<SQL> = fc.oneof(
  fc
    .tuple(
      member,
      fc.string({ minLength: 1, maxLength: 5, unit: fc.constantFrom('a', 'é', '{', '"', '\\') }),
      instant,
    )
    .map(
      ([id, title, until]) => sql`
      update remit.member set title = ${title}, valid_until = ${until?.toISOString() ?? null} where id = ${id}`,
    ),
  member.map((id) => sql`update remit.member set status = 'suspended' where id = ${id}`),
  member.map((id) => sql`update remit.member set epoch = epoch + 1 where id = ${id}`),
  member.map((id) => sql`delete from remit.member where id = ${id}`),
  member.map(
    (id) => sql`
    insert into remit.member (tenant_id, id, person, name, email, department, attributes)
    values (remit.tenant(), ${id}, ${id}, 'Ann', ${id}, '/ops/night', '{"level": {"type": "number", "value": "3"}}')
    on conflict (tenant_id, id) do update set name = 'Ann again'`,
  ),
  group.map(
    (id) => sql`
    insert into remit.member_group (tenant_id, id, name) values (remit.tenant(), ${id}, ${id}) on conflict do nothing`,
  ),
  group.map((id) => sql`delete from remit.member_group where id = ${id}`),
  fc.tuple(group, member).map(
    ([id, inside]) => sql`
    insert into remit.group_member (tenant_id, group_id, member_id)
    select tenant_id, id, ${inside}::uuid from remit.member_group where id = ${id}
      and exists (select from remit.member where id = ${inside}) on conflict do nothing`,
  ),
  fc.constant(sql`
    insert into remit.group_group (tenant_id, outer_id, inner_id)
    select a.tenant_id, a.id, b.id from remit.member_group a join remit.member_group b on a.id < b.id
    on conflict do nothing`),
  fc.tuple(assignment, member, instant).map(
    ([id, holder, from]) => sql`
    insert into remit.assignment (tenant_id, id, role, folder, member_id, valid_from)
    select tenant_id, ${id}::uuid, 'Employee', (select max(path) from remit.folder), ${holder}::uuid,
      ${from?.toISOString() ?? null}::timestamptz
    from remit.member where id = ${holder} on conflict do nothing`,
  ),
  assignment.map((id) => sql`delete from remit.assignment where id = ${id}`),
  // What lies below follows by its keys, in statements of its own.
  one(['/a', '/b']).map(
    (to) => sql`
    update remit.folder set path = ${to} || substr(path, 3) where path <> '/' and substr(path, 1, 2) <> ${to}`,
  ),
  one(['Night', 'Nights']).map(
    (name) => sql`update remit.department set name = ${name} where path = '/ops/night'`,
  ),
  one(['Europe/Paris', 'Asia/Tokyo']).map((zone) => sql`update remit.tenant set time_zone = ${zone}`),
  one(['0.9', '1.1']).map(
    (rate) => sql`
    insert into remit.rate (tenant_id, currency, valid_from, rate)
    values (remit.tenant(), 'USD', clock_timestamp(), ${rate})`,
  ),
);
/** What commits together, and whether it did. */
const history = fc.array(
  fc.record({ changes: fc.array(change, { minLength: 1, maxLength: 3 }), commits: fc.boolean() }),
  { minLength: 1, maxLength: 8 },
);

interface Snapshot {
  readonly at: number;
  readonly directory: Directory;
}

test('the directory of a past moment is what somebody read at that moment, whatever changed since', async () => {
  let seen = 0;
  await fc.assert(
    fc.asyncProperty(history, async (deeds) => {
      const tenant = await founded();
      const snapshots = [await snapshot(tenant)];
      for (const { changes, commits } of deeds) {
        await store
          .withTenant(tenant, 'write', async (tx) => {
            for (const each of changes) await tx.rows(each);
            if (!commits) throw new BrokenOff();
          })
          .catch((error: unknown) => {
            if (!(error instanceof BrokenOff)) throw error;
          });
        snapshots.push(await snapshot(tenant));
      }
      for (const { at, directory } of snapshots) {
        const then = await store.withTenant(tenant, 'read', (tx) => loadDirectory(tx, at));
        // A statement that set what was there already is no change to undo; the number of it is not known.
        expect({ ...then, revision: directory.revision }).toEqual(directory);
      }
      seen += new Set(snapshots.map(({ directory }) => directory.revision)).size;
    }),
    { numRuns: runCount('REMIT_PASTS', 12) },
  );
  // Most of what is made up changes something.
  expect(seen).toBeGreaterThan(12);
});

test('before its first version a tenant keeps no past, so that its sample comes in without', async () => {
  const { id } = await makeTestTenant(store);
  await store.withTenant(id, 'write', fill);
  const kept = await store.withTenant(id, 'read', (tx) =>
    tx.rows(sql`select revision from remit.directory_change`),
  );
  expect(kept).toEqual([]);
});

class BrokenOff extends Error {}

async function founded(): Promise<TenantId> {
  const { id } = await makeTestTenant(store);
  await store.withTenant(id, 'write', async (tx) => {
    await fill(tx);
    await tx.rows(sql`update remit.tenant set policy_version = 1`);
  });
  return id;
}

async function fill({ rows }: { readonly rows: (query: SQL) => Promise<unknown> }): Promise<void> {
  await rows(sql`
    insert into remit.folder (tenant_id, path, name)
    values (remit.tenant(), '/', 'All'), (remit.tenant(), '/a', 'A'), (remit.tenant(), '/a/x', 'X')`);
  await rows(sql`
    insert into remit.department (tenant_id, path, name) values (remit.tenant(), '/ops/night', 'Night')`);
  for (const id of members.slice(0, 2)) {
    await rows(sql`
      insert into remit.member (tenant_id, id, person, name, email)
      values (remit.tenant(), ${id}, ${id}, 'Ann', ${id})`);
  }
  await rows(sql`
    insert into remit.assignment (tenant_id, id, role, folder, member_id)
    values (remit.tenant(), ${assignments[0]}, 'Employee', '/a/x', ${members[0]})`);
}

/** What the directory is now; comes back once that millisecond is over, so that no later change falls into it. */
async function snapshot(tenant: TenantId): Promise<Snapshot> {
  return store.withTenant(tenant, 'read', async (tx) => {
    const clock = async (): Promise<number> => {
      const [row] = await tx.rows<{ now: number }>(sql`
        select floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now`);
      return row?.now ?? 0;
    };
    const directory = await loadDirectory(tx);
    const at = await clock();
    for (;;) if ((await clock()) > at) return { at, directory };
  });
}
