import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealAll } from '@remit/store/audit-keeper';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';

let served: Served;
let tenant: ServedTenant;
let nora: Caller;

beforeAll(async () => {
  served = await serveSample();
  tenant = await served.addTenant();
  nora = await tenant.signIn('nora');
});
afterAll(() => served.close());

const usesOf = async (role: string, type: string, action: string) =>
  (await nora.call('uses.roles')).data.uses.filter(
    (use) => use.role === role && use.type === type && use.action === action,
  );

test('what somebody does is a use of the role that let them, today and theirs, once it is sealed', async () => {
  expect(await usesOf('TenantAdmin', 'remit.Policy', 'publish')).toEqual([]);
  const begun = await nora.call('changes.begin', { id: randomUUID(), basedOn: 1, steps: [], name: null });
  expect(begun.error).toBeNull();
  await sealAll(served.store, tenant.id);
  const [use] = await usesOf('TenantAdmin', 'remit.Policy', 'publish');
  const { data } = await nora.call('uses.role', { role: 'TenantAdmin' });
  expect(new Date(use?.at ?? 0).toISOString().slice(0, 10)).toBe(new Date().toISOString().slice(0, 10));
  expect(data.people.find(({ person }) => person.id === nora.memberId)?.uses).toEqual(
    expect.arrayContaining([{ type: 'remit.Policy', action: 'publish', at: expect.any(Number) }]),
  );
  expect(data.decisions).toBeGreaterThan(0);
});

test('who holds a role through a group is named with it, and nobody is said to have done what is theirs alone', async () => {
  const { data } = await nora.call('uses.role', { role: 'SalesRep' });
  expect(data.total).toBeGreaterThan(0);
  expect(data.people.some(({ through }) => through.some((way) => way !== null))).toBe(true);
  expect(data.people.flatMap(({ uses }) => uses)).toEqual([]);
});
