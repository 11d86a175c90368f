import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { sealAll } from '@remit/store/audit/audit-keeper';
import { serveTenant } from './testing/serve-tenant.ts';
import { useWriter } from './use-writer.ts';

const { served, tenant, nora } = await serveTenant('nora');

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

test('what somebody reads is a use of the roles that let them, today, without an event and without waiting', async () => {
  const alice = await tenant.signIn('alice');
  const { uses } = served.services;
  const listed = { type: 'crm.Contract', limit: 1 };
  const written = async () => {
    await useWriter(served.services, uses).close();
    return (await usesOf('SalesRep', 'crm.Contract', 'read')).length;
  };
  const before = await tenant.auditCount();
  expect((await alice.call('records.list', { type: 'crm.Contract', limit: 0 })).status).toBe(400);
  expect(await written()).toBe(0);
  expect((await alice.call('records.list', listed)).status).toBe(200);
  expect(await usesOf('SalesRep', 'crm.Contract', 'read')).toEqual([]);
  expect(await written()).toBe(1);
  expect(await tenant.auditCount()).toBe(before);
  const [row] = await tenant.rows(sql`
    select member_id as member, used_on = (now() at time zone 'UTC')::date as today from remit.role_use
    where role = 'SalesRep' and resource_type = 'crm.Contract' and action = 'read'`);
  expect(row).toEqual({ member: alice.memberId, today: true });
  // The same again is known already, and leaves nothing to write.
  await alice.call('records.list', listed);
  expect(uses.take().size).toBe(0);
});

test('what was read of a record and of a page is counted, and what was refused is not', async () => {
  const { uses } = served.services;
  const [tom, sana] = [await tenant.signIn('tom'), await tenant.signIn('sana')];
  uses.take();
  expect((await sana.call('people.get', { member: tom.memberId })).status).toBe(200);
  expect((await tom.call('audit.list', { filter: {} })).status).toBe(403);
  expect((await sana.call('audit.list', { filter: {} })).status).toBe(200);
  const counted = uses.take().get(tenant.id) ?? [];
  const done = counted.map(({ memberId, type, action }) => `${memberId} ${type} ${action}`);
  expect(done).toContain(`${sana.memberId} remit.Member read`);
  expect(done).toContain(`${sana.memberId} remit.Audit read`);
  expect(done).not.toContain(`${tom.memberId} remit.Audit read`);
});
