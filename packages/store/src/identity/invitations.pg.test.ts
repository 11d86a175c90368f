import { randomBytes, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestTenant, openTestStore } from '@remit/testkit/postgres';
import type { Store } from '../open-store.ts';
import type { TenantPlacement } from '../tenants/tenant-placement.ts';
import { addLogin } from './add-login.ts';
import { type Invitation, keepInvitation, readInvitation, takeInvitation } from './invitations.ts';

let store: Store;
let tenant: TenantPlacement;
beforeAll(async () => {
  store = await openTestStore();
  tenant = await makeTestTenant(store);
});
afterAll(() => store.close());

const hour = 3_600_000;

function invitationOf(memberId: string = randomUUID(), into = tenant): Invitation {
  const email = `${memberId}@guests.example`;
  return { tenantId: into.id, memberId, person: randomUUID(), email, name: 'Ida Holm' };
}

async function invited(memberId?: string, into?: TenantPlacement): Promise<Uint8Array> {
  const hash = randomBytes(32);
  const until = Date.now() + hour;
  await store.withIdentity((tx) => keepInvitation(tx, invitationOf(memberId, into), hash, until));
  return hash;
}

async function login(): Promise<string> {
  const id = randomUUID();
  const one = { id, email: `${id}@guests.example`, name: 'Ida Holm', passwordHash: 'none' };
  return store.withIdentity((tx) => addLogin(tx, one));
}

const found = async (hash: Uint8Array): Promise<boolean> =>
  (await store.withIdentity((tx) => readInvitation(tx, hash))) !== null;
const takes = (hash: Uint8Array, loginId: string): Promise<boolean> =>
  store.withIdentity((tx) => takeInvitation(tx, hash, loginId));

test('of a hundred who bring an invitation at once, one is let in', async () => {
  const hash = await invited();
  const logins = await Promise.all(Array.from({ length: 100 }, login));
  const taken = await Promise.all(logins.map((id) => takes(hash, id)));
  expect(taken.filter(Boolean)).toHaveLength(1);
  expect(await found(hash)).toBe(false);
});

test('an invitation that is over is none, to whoever looks and to whoever takes it', async () => {
  const id = await login();
  // In one transaction, whose clock stands still: the end is the millisecond in which it began.
  await store.withIdentity(async (tx) => {
    const [clock] = await tx.rows<{ now: number }>(
      sql`select floor(extract(epoch from now()) * 1000)::float8 as now`,
    );
    const now = clock?.now ?? 0;
    const [over, stands] = [randomBytes(32), randomBytes(32)];
    await keepInvitation(tx, invitationOf(), stands, now + hour);
    await keepInvitation(tx, invitationOf(), over, now);
    expect((await readInvitation(tx, stands))?.slug).toBe(tenant.slug);
    expect(await readInvitation(tx, over)).toBeNull();
    expect(await takeInvitation(tx, over, id)).toBe(false);
    expect(await takeInvitation(tx, stands, id)).toBe(true);
  });
});

test('a new invitation of the same member ends the one before, and nobody else’s', async () => {
  const memberId = randomUUID();
  const other = await makeTestTenant(store);
  const [first, neighbour, namesake] = [
    await invited(memberId),
    await invited(),
    await invited(memberId, other),
  ];
  const second = await invited(memberId);
  expect([await found(first), await found(second)]).toEqual([false, true]);
  expect([await found(neighbour), await found(namesake)]).toEqual([true, true]);
  expect(await takes(first, await login())).toBe(false);
});

test('nobody is let into a tenant that is shut', async () => {
  const shut = await makeTestTenant(store);
  const hash = await invited(randomUUID(), shut);
  const act = { loginId: null, operator: 'command line', reason: 'to see', correlationId: randomUUID() };
  await store.lifecycle.suspend(shut.id, act);
  expect(await found(hash)).toBe(false);
  await store.lifecycle.restore(shut.id, act);
  expect(await found(hash)).toBe(true);
});
