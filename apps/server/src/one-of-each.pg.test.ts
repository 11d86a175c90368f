import { expect, test } from 'vitest';
import { approvalTenant } from './testing/approval-tenant.ts';
import { assignRole } from './testing/assign-role.ts';
import { serveTenantMade } from './testing/serve-tenant.ts';
import { submitGloves } from './testing/submit-gloves.ts';

const { tom, sana, alice, henrik } = await serveTenantMade(
  async (server) => {
    const made = await approvalTenant(server, {
      name: 'Payments',
      on: 'fin.PaymentRequest',
      steps: [
        { name: 'Both', by: { kind: 'roles', roles: ['Exec', 'ChiefFinancialOfficer'] }, need: 'each' },
      ],
    });
    for (const name of ['sana', 'henrik']) await assignRole(made, 'Exec', made.memberIdOf(name));
    return made;
  },
  'tom',
  'sana',
  'alice',
  'henrik',
);

const waitsFor = async (caller: typeof henrik, id: string) =>
  (await caller.call('requests.inbox')).data.mine.some((each) => each.id === id);

test('what one of a role has approved waits for no other of that role, who is told so, and may still reject it', async () => {
  const id = await submitGloves(tom);
  expect([await waitsFor(henrik, id), await waitsFor(alice, id)]).toEqual([true, true]);
  const { data } = await sana.call('requests.approve', { id, revision: 1 });
  expect(data.status).toBe('waiting');
  expect([await waitsFor(henrik, id), await waitsFor(alice, id)]).toEqual([false, true]);
  const seen = (await henrik.call('requests.get', { id })).data;
  const reason =
    'Others have approved the step Both for every role of yours in it; it waits for somebody else.';
  expect(seen).toMatchObject({ approve: { allowed: false, reason }, reject: { allowed: true } });
  expect(seen.deciders.map(({ person }) => person.name)).not.toContain('Henrik Dahl');
  const again = await henrik.call('requests.approve', { id, revision: seen.revision });
  expect([again.status, again.error?.message]).toEqual([409, reason]);
  expect((await alice.call('requests.approve', { id, revision: seen.revision })).data.status).toBe(
    'approved',
  );
});

test('whoever holds both roles approves for the one that is open', async () => {
  const id = await submitGloves(tom);
  await henrik.call('requests.approve', { id, revision: 1 });
  const { data } = await alice.call('requests.get', { id });
  expect(data.approve.allowed).toBe(true);
  expect((await alice.call('requests.approve', { id, revision: data.revision })).data.status).toBe(
    'approved',
  );
});
