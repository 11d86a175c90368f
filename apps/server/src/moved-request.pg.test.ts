import { randomUUID } from 'node:crypto';
import { createPolicyCache } from '@remit/api/policy-cache';
import { turnRequestClock } from '@remit/api/request-clock';
import type { Approval } from '@remit/policy/document';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { approvalTenant } from './testing/approval-tenant.ts';
import { serveTenantMade } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

const steps: Approval = {
  name: 'Payments',
  on: 'fin.PaymentRequest',
  steps: [
    { name: 'Department', by: { kind: 'roles', roles: ['Approver'] }, need: 'any' },
    { name: 'Finance', by: { kind: 'roles', roles: ['ChiefFinancialOfficer'] }, need: 'any' },
  ],
};
const [from, into] = ['/operations/production', '/operations/warehouse'];
const first = '00000000-0000-0000-0000-000000000000';

const {
  served,
  tenant,
  nora,
  tom,
  henrik,
  alice: chief,
} = await serveTenantMade((server) => approvalTenant(server, steps), 'nora', 'tom', 'henrik', 'alice');

/** The folder of production goes into another one. @returns where it lies then */
async function moved(folder: string, to: string): Promise<string> {
  const { data: preview } = await nora.call('folders.previewMove', { folder, into: to });
  const { data, error } = await nora.call('folders.move', {
    folder,
    into: to,
    effectHash: preview.effectHash,
  });
  if (error !== null) throw new Error(error.message);
  return data.path;
}

/** The clock of a server that looks at what was looked at before the move. */
const turned = () =>
  served.store.withTenant(tenant.id, 'write', (tx) =>
    turnRequestClock({ policies: createPolicyCache() }, tx, {
      correlationId: randomUUID(),
      outlivedAfter: first,
    }),
  );

const seenBy = async (caller: Caller, id: string) => (await caller.call('requests.get', { id })).data;

test('a request of which the folder is moved begins its steps anew there, says whose approvals count no more, and tells whoever decides', async () => {
  const { data: sent } = await tom.call('requests.submit', {
    purpose: 'Torque wrenches',
    amount: { minor: 80_000, currency: 'EUR' },
    department: from,
    folder: from,
  });
  const { id } = sent;
  await henrik.call('requests.approve', { id, revision: 1 });
  const untouched = await seenBy(tom, id);
  expect([untouched.voided, untouched.steps[1]?.state]).toEqual([null, 'current']);

  const place = await moved(from, into);
  const expectBegunAnew = async () => {
    const seen = await seenBy(tom, id);
    expect(seen).toMatchObject({ folder: place, status: 'waiting', voided: { by: 'move' } });
    expect(seen.voided?.approvals.map(({ person }) => person?.name)).toEqual(['Henrik Dahl']);
    expect(seen.steps.map(({ state, approvals }) => [state, approvals.length])).toEqual([
      ['current', 0],
      ['later', 0],
    ]);
  };
  // From the next call on, and not only once a clock has looked.
  await expectBegunAnew();
  expect((await chief.call('requests.approve', { id, revision: 2 })).status).toBe(403);

  const told = () =>
    tenant.rows<{ member: string }>(sql`
      select member_id as member from remit.notice where target_id = ${id} and kind = 'waiting' order by member_id`);
  const before = (await told()).filter(({ member }) => member === henrik.memberId).length;
  await turned();
  await expectBegunAnew();
  const { events } = await seenBy(tom, id);
  expect(events.at(-1)).toMatchObject({ action: 'reroute', step: null, actor: null });
  expect((await told()).filter(({ member }) => member === henrik.memberId).length).toBe(before + 1);
  const written = events.length;
  await turned();
  expect((await seenBy(tom, id)).events).toHaveLength(written);

  const { revision } = await seenBy(henrik, id);
  const again = await henrik.call('requests.approve', { id, revision });
  expect(again.data.steps.map(({ state }) => state)).toEqual(['done', 'current']);
  // What he approved where it lies now counts, and what was before is still said.
  expect((await seenBy(tom, id)).voided?.approvals).toHaveLength(1);
  const changed = await tom.call('requests.change', {
    id,
    revision: revision + 1,
    request: {
      purpose: 'Torque wrenches',
      amount: { minor: 70_000, currency: 'EUR' },
      department: from,
      folder: place,
    },
  });
  expect(changed.data.voided).toMatchObject({ by: 'change' });
});
