import { randomUUID } from 'node:crypto';
import { sql, type SQL } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeTestTenant, openTestStore } from '@remit/testkit/postgres';
import { loadDirectory } from './directory/directory.ts';
import type { Store } from './open-store.ts';
import { loadStanding } from './standing.ts';
import type { TenantId } from './tenant-id.ts';

let store: Store;
let tenant: TenantId;
let neighbour: TenantId;

/** The same people in two tenants: in `/ops/night`, in `/ops`, in a group, in a group inside it, in none of these. */
const people = {
  night: randomUUID(),
  ops: randomUUID(),
  outer: randomUUID(),
  inner: randomUUID(),
  nobody: randomUUID(),
} as const;
type Person = keyof typeof people;
const groups = { outer: randomUUID(), inner: randomUUID() } as const;
const assignment = randomUUID();

beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  tenant = (await makeTestTenant(store)).id;
  neighbour = (await makeTestTenant(store)).id;
  for (const id of [tenant, neighbour]) await store.withTenant(id, 'write', (tx) => fill(id, tx.rows));
});

async function fill(id: TenantId, rows: (query: SQL) => Promise<unknown>): Promise<void> {
  await rows(sql`insert into remit.folder (tenant_id, path, name) values (${id}, '/', 'All')`);
  await rows(sql`
    insert into remit.department (tenant_id, path, name) values
      (${id}, '/ops', 'Ops'), (${id}, '/ops/night', 'Night'), (${id}, '/opsy', 'Opsy')`);
  const department: Readonly<Record<Person, string | null>> = {
    night: '/ops/night',
    ops: '/ops',
    outer: null,
    inner: null,
    nobody: '/opsy',
  };
  for (const person of Object.keys(people) as Person[]) {
    await rows(sql`
      insert into remit.member (tenant_id, id, person, name, email, department)
      values (${id}, ${people[person]}, ${people[person]}, ${person}, ${person}, ${department[person]})`);
  }
  await rows(sql`
    insert into remit.member_group (tenant_id, id, name)
    values (${id}, ${groups.outer}, 'outer'), (${id}, ${groups.inner}, 'inner')`);
  await rows(sql`
    insert into remit.group_member (tenant_id, group_id, member_id)
    values (${id}, ${groups.outer}, ${people.outer}), (${id}, ${groups.inner}, ${people.inner})`);
  await rows(sql`
    insert into remit.group_group (tenant_id, outer_id, inner_id) values (${id}, ${groups.outer}, ${groups.inner})`);
  await rows(sql`
    insert into remit.assignment (tenant_id, id, role, member_id)
    values (${id}, ${assignment}, 'Employee', ${people.nobody})`);
}

interface Numbers {
  readonly revision: number;
  readonly epochs: Readonly<Record<Person, number>>;
}

async function numbers(id: TenantId): Promise<Numbers> {
  return store.withTenant(id, 'read', async (tx) => {
    const [row] = await tx.rows<{ revision: number }>(sql`
      select directory_revision::int as revision from remit.tenant`);
    const found = await tx.rows<{ name: Person; epoch: number }>(
      sql`select name, epoch::int from remit.member`,
    );
    const epochs = Object.fromEntries(found.map(({ name, epoch }) => [name, epoch])) as Record<
      Person,
      number
    >;
    return { revision: row?.revision ?? 0, epochs };
  });
}

/** Runs a change in the tenant. @returns whose epoch it grew, and whether it grew the revision */
async function effectOf(
  change: SQL,
): Promise<{ readonly reached: readonly Person[]; readonly revised: boolean }> {
  const before = await numbers(tenant);
  const beforeNext = await numbers(neighbour);
  await store.withTenant(tenant, 'write', (tx) => tx.rows(change));
  const after = await numbers(tenant);
  // The neighbour has the same ids and paths: whatever is found by them alone shows here.
  expect(await numbers(neighbour)).toEqual(beforeNext);
  const reached = (Object.keys(after.epochs) as Person[]).filter(
    (name) => after.epochs[name] > before.epochs[name],
  );
  return { reached: reached.toSorted(), revised: after.revision > before.revision };
}

const mine = (): SQL => sql`tenant_id = ${tenant}`;

const cases: readonly (readonly [name: string, change: () => SQL, reached: readonly Person[]])[] = [
  ['a new assignment of a member', () => assign(sql`member_id`, people.night), ['night']],
  [
    'a new assignment of a department: those in it and below',
    () => assign(sql`department`, '/ops'),
    ['night', 'ops'],
  ],
  ['a new assignment of a department at the bottom', () => assign(sql`department`, '/ops/night'), ['night']],
  [
    'a new assignment of a group: its members and those of groups inside',
    () => assign(sql`group_id`, groups.outer),
    ['inner', 'outer'],
  ],
  ['a new assignment of an inner group', () => assign(sql`group_id`, groups.inner), ['inner']],
  [
    'an assignment that moves to somebody else: both',
    () => sql`update remit.assignment set member_id = ${people.ops} where ${mine()}`,
    ['nobody', 'ops'],
  ],
  [
    'an assignment that ends',
    () => sql`update remit.assignment set valid_until = now() where ${mine()}`,
    ['nobody'],
  ],
  ['an assignment that is removed', () => sql`delete from remit.assignment where ${mine()}`, ['nobody']],
  ['a suspension', () => sql`update remit.member set status = 'suspended' where name = 'ops'`, ['ops']],
  ['an end of validity', () => sql`update remit.member set valid_until = now() where name = 'ops'`, ['ops']],
  [
    'a move to another department',
    () => sql`update remit.member set department = '/opsy' where name = 'ops'`,
    ['ops'],
  ],
  [
    'a department that moves, with everybody in it',
    () => sql`update remit.department set path = '/late' where path = '/ops/night' and ${mine()}`,
    ['night'],
  ],
  [
    'a member who joins a group',
    () =>
      sql`insert into remit.group_member (tenant_id, group_id, member_id) values (${tenant}, ${groups.outer}, ${people.ops})`,
    ['ops'],
  ],
  [
    'a member who leaves a group',
    () => sql`delete from remit.group_member where member_id = ${people.inner}`,
    ['inner'],
  ],
  ['a group that leaves a group', () => sql`delete from remit.group_group where ${mine()}`, ['inner']],
  ['a group that is removed', () => sql`delete from remit.member_group where name = 'inner'`, ['inner']],
  ['a new name', () => sql`update remit.member set name = 'ops', title = 'Chief' where name = 'ops'`, []],
  [
    'a new member',
    () =>
      sql`insert into remit.member (tenant_id, id, person, name, email) values (${tenant}, ${randomUUID()}, ${randomUUID()}, 'new', 'new')`,
    [],
  ],
  ['a new head', () => sql`update remit.department set head = ${people.ops} where path = '/ops'`, []],
  [
    'a new folder',
    () => sql`insert into remit.folder (tenant_id, path, name) values (${tenant}, '/x', 'x')`,
    [],
  ],
  ['another time zone', () => sql`update remit.tenant set time_zone = 'UTC'`, []],
  ['another base currency', () => sql`update remit.tenant set base_currency = 'CHF'`, []],
];

function assign(column: SQL, holder: string): SQL {
  return sql`insert into remit.assignment (tenant_id, id, role, ${column}) values (${tenant}, ${randomUUID()}, 'R', ${holder})`;
}

describe('the directory’s revision grows, and the epochs of exactly those it reaches, with', () => {
  test.each(cases)('%s', async (_, change, reached) => {
    expect(await effectOf(change())).toEqual({ reached: reached.toSorted(), revised: true });
  });
});

describe('nothing grows with', () => {
  const quiet: readonly (readonly [name: string, change: () => SQL])[] = [
    ['a change that changes nothing', () => sql`update remit.member set name = name`],
    ['an update of no rows', () => sql`update remit.member set status = 'left' where name = 'no one'`],
    ['a deletion of no rows', () => sql`delete from remit.assignment where role = 'none'`],
    ['another accent', () => sql`update remit.tenant set accent = 'teal'`],
    ['an epoch of its own', () => sql`update remit.tenant set epoch = epoch + 1`],
  ];
  test.each(quiet)('%s', async (_, change) => {
    expect(await effectOf(change())).toEqual({ reached: [], revised: false });
  });
});

test('two changes at once grow the revision twice', async () => {
  const before = await numbers(tenant);
  await Promise.all(
    ['/a', '/b'].map((path) =>
      store.withTenant(tenant, 'write', (tx) =>
        tx.rows(sql`insert into remit.folder (tenant_id, path, name) values (${tenant}, ${path}, 'x')`),
      ),
    ),
  );
  expect((await numbers(tenant)).revision).toBe(before.revision + 2);
});

test('a standing carries the numbers of the moment, and nobody has one who is not a member', async () => {
  const [standing, nobody, directory] = await store.withTenant(tenant, 'read', (tx) =>
    Promise.all([loadStanding(tx, people.ops), loadStanding(tx, randomUUID()), loadDirectory(tx)]),
  );
  expect(nobody).toBeNull();
  expect(standing).toMatchObject({
    policyVersion: 0,
    directoryRevision: directory.revision,
    tenantEpoch: 1,
    memberEpoch: (await numbers(tenant)).epochs.ops,
    tenant: { timeZone: 'Europe/Paris', baseCurrency: 'EUR' },
  });
  expect(Math.abs((standing?.now ?? 0) - Date.now())).toBeLessThan(60_000);
});

test('a directory holds everybody and everything once, as the engine takes it', async () => {
  const from = Date.UTC(2026, 0, 31, 23, 30);
  await store.withTenant(tenant, 'write', (tx) =>
    tx.rows(sql`
      update remit.member set manager = ${people.ops}, valid_from = ${new Date(from)},
        attributes = ${{ grade: { type: 'number', value: '7' } }} where name = 'night'`),
  );
  const directory = await store.withTenant(tenant, 'read', loadDirectory);
  expect(directory.members).toHaveLength(5);
  expect(directory.members.find(({ id }) => id === people.night)).toEqual({
    id: people.night,
    person: people.night,
    kind: 'person',
    name: 'night',
    email: 'night',
    title: '',
    department: '/ops/night',
    manager: people.ops,
    status: 'active',
    from,
    until: null,
    attributes: { grade: { type: 'number', value: '7' } },
  });
  expect(directory.folders).toEqual(['/']);
  expect(directory.departments.map(({ path }) => path)).toEqual(['/ops', '/ops/night', '/opsy']);
  expect(directory.groups.find(({ id }) => id === groups.outer)).toEqual({
    id: groups.outer,
    name: 'outer',
    members: [people.outer],
    groups: [groups.inner],
  });
  expect(directory.assignments).toEqual([
    {
      id: assignment,
      role: 'Employee',
      folder: '/',
      holder: { kind: 'member', id: people.nobody },
      from: null,
      until: null,
    },
  ]);
});
