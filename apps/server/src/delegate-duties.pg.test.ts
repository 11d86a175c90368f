import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Approval } from '@remit/policy/document';
import { approvalTenant, publishChanged } from './testing/approval-tenant.ts';
import { assignRole } from './testing/assign-role.ts';
import { handOver } from './testing/hand-over.ts';
import { serveTenantMade } from './testing/serve-tenant.ts';
import { submitGloves } from './testing/submit-gloves.ts';

const steps: Approval = {
  name: 'Payments',
  on: 'fin.PaymentRequest',
  steps: [
    { name: 'Both', by: { kind: 'roles', roles: ['Approver', 'ChiefFinancialOfficer'] }, need: 'each' },
  ],
};

const { tenant, tom, henrik, sana, alice, nora } = await serveTenantMade(
  (server) => approvalTenant(server, steps),
  'tom',
  'henrik',
  'sana',
  'alice',
  'nora',
);

test('where the second role is another’s, history, audit and engine speak of the same authority', async () => {
  await assignRole(tenant, 'ChiefFinancialOfficer', nora.memberId);
  const end = await handOver(henrik, alice);
  const id = await submitGloves(tom);
  const first = await nora.call('requests.approve', { id, revision: 1 });
  expect(first.data).toMatchObject({ status: 'waiting' });
  // Of finance there is somebody already: what Alice gives now is given in the place of Henrik.
  const { data, error } = await alice.call('requests.approve', { id, revision: 2 });
  expect(error).toBeNull();
  expect(data.status).toBe('approved');
  expect(data.events.at(-1)).toMatchObject({ action: 'approve', onBehalfOf: { name: 'Henrik Dahl' } });
  const audited = await tenant.rows<{ behalf: string | null; asked: string | null }>(sql`
    select on_behalf_of as behalf, asked #>> '{check,subject,member,id}' as asked from remit.audit_event
    where action = 'request.approved' and target_id = ${id} and actor = ${alice.memberId}`);
  expect(audited).toEqual([{ behalf: henrik.memberId, asked: henrik.memberId }]);
  await end();
});

test('what a rule asks of whoever stands in is asked of them, and not of whom they stand in for alone', async () => {
  const [stood] = await tenant.rows<{ department: string }>(
    sql`select department from remit.member where id = ${sana.memberId}`,
  );
  await publishChanged(nora, (document) => ({
    ...document,
    approvals: [
      {
        ...steps,
        steps: [{ name: 'One', by: { kind: 'roles', roles: ['ChiefFinancialOfficer'] }, need: 'any' }],
      },
    ],
    rules: [
      ...document.rules,
      {
        kind: 'require',
        name: 'Reasons',
        actions: ['approve'],
        on: ['fin.PaymentRequest'],
        when: {
          kind: 'compare',
          operator: '=',
          left: { kind: 'attribute', of: 'subject', name: 'department' },
          right: { kind: 'literal', value: { type: 'department', value: stood?.department ?? '' } },
        },
        obligation: 'comment',
        because: 'Whoever watches over access says why they let something pass.',
      },
    ],
  }));
  await handOver(alice, sana);
  const id = await submitGloves(tom);
  const bare = await sana.call('requests.approve', { id, revision: 1 });
  expect([bare.status, bare.error?.code]).toEqual([412, 'precondition']);
  expect(bare.error?.message).toContain('says why they let something pass');
  const said = await sana.call('requests.approve', { id, revision: 1, comment: 'The old ones are torn.' });
  expect(said.data).toMatchObject({ status: 'approved' });
  // Alice herself is asked for nothing.
  const other = await submitGloves(tom);
  expect((await alice.call('requests.approve', { id: other, revision: 1 })).data).toMatchObject({
    status: 'approved',
  });
});
