import { expect, test } from 'vitest';
import type { Approval, ApprovalStep } from '@remit/policy/document';
import { assignRole } from './testing/assign-role.ts';
import { approvalTenant, publishChanged } from './testing/approval-tenant.ts';
import { serveTenantMade } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

const by = (name: string, role: string, more: Partial<ApprovalStep> = {}): ApprovalStep => ({
  name,
  by: { kind: 'roles', roles: [role] },
  need: 'any',
  ...more,
});
/** May be passed over, and is decided by nobody who decides here. */
const nobodyHere = (name: string): ApprovalStep => ({
  ...by(name, ''),
  by: { kind: 'people', emails: ['nora@halden.example'] },
  optional: true,
});
const payments: Approval = {
  name: 'Payments',
  on: 'fin.PaymentRequest',
  steps: [
    by('Department', 'Approver'),
    nobodyHere('Glance'),
    by('Finance', 'ChiefFinancialOfficer', { need: 2 }),
    nobodyHere('Filing'),
  ],
};

const { tenant, tom, nora } = await serveTenantMade(
  async (server) => {
    const made = await approvalTenant(server, payments);
    await assignRole(made, 'ChiefFinancialOfficer', made.memberIdOf('sana'));
    return made;
  },
  'tom',
  'nora',
);

async function submitted(): Promise<string> {
  const { data } = await tom.call('requests.submit', {
    purpose: 'Torque wrenches',
    amount: { minor: 80_000, currency: 'EUR' },
    department: '/operations/production',
    folder: '/operations/production',
  });
  return data.id;
}

/** What was said of an approval, once what happened was found to be that. */
async function approvedAsSaid(caller: Caller, id: string) {
  const { data: before } = await caller.call('requests.get', { id });
  const said = before.causes;
  if (said === null) throw new Error('nothing is said of what an approval causes');
  const { data: after } = await caller.call('requests.approve', { id, revision: before.revision });
  const newly = (state: string) =>
    after.steps.filter((step, at) => step.state === state && before.steps[at]?.state !== state);
  const current =
    after.status === 'waiting' ? after.steps.find(({ state }) => state === 'current') : undefined;
  const given = after.steps.find(
    ({ approvals }, at) => approvals.length > (before.steps[at]?.approvals.length ?? 0),
  );
  const happened: typeof said = {
    onBehalfOf: given?.approvals.at(-1)?.onBehalfOf ?? null,
    step: given?.name ?? '',
    done: given?.state === 'done',
    passedOver: newly('passed over').map(({ name }) => name),
    next: given?.state === 'done' ? (current?.name ?? null) : null,
    approved: after.status === 'approved',
    people: said.people,
    peopleTotal: after.decidersTotal,
    pay: after.status === 'approved' ? (after.pay.allowed ? 'you' : 'others') : null,
  };
  expect(said).toEqual(happened);
  const waitedFor = new Set(after.deciders.map(({ person }) => person.id));
  expect(said.people.filter((person) => !waitedFor.has(person.id))).toEqual([]);
  expect(said.people).toHaveLength(Math.min(3, said.peopleTotal));
  return said;
}

test('what an approval is said to cause is what it causes, from the first step to the last', async () => {
  const [henrik, alice, sana] = [
    await tenant.signIn('henrik'),
    await tenant.signIn('alice'),
    await tenant.signIn('sana'),
  ];
  const id = await submitted();
  expect(await approvedAsSaid(henrik, id)).toMatchObject({ done: true, next: 'Glance', pay: null });
  const first = await approvedAsSaid(sana, id);
  expect(first).toMatchObject({ step: 'Finance', done: false, passedOver: ['Glance'], next: null });
  const last = await approvedAsSaid(alice, id);
  expect(last).toMatchObject({
    done: true,
    passedOver: ['Filing'],
    approved: true,
    pay: 'others',
    peopleTotal: 0,
  });
  expect((await sana.call('requests.get', { id })).data.causes).toBeNull();
});

test('of an approval in the place of another it is said whose it is', async () => {
  const henrik = await tenant.signIn('henrik');
  const handed = await henrik.call('delegations.create', {
    to: nora.memberId,
    since: null,
    until: Date.now() + 86_400_000,
    passOn: false,
    reason: 'Away',
  });
  expect(handed.error).toBeNull();
  const said = await approvedAsSaid(nora, await submitted());
  expect(said.onBehalfOf?.name).toBe('Henrik Dahl');
});

test('whoever may pay what they approved is told so, and then may', async () => {
  await publishChanged(nora, (document) => ({
    ...document,
    approvals: [{ ...payments, steps: [by('Finance', 'ChiefFinancialOfficer')] }],
    exclusions: document.exclusions.filter(({ name }) => name !== 'ApproveOrPay'),
    roles: document.roles.map((role) =>
      role.name === 'ChiefFinancialOfficer'
        ? { ...role, grants: [...role.grants, { actions: ['pay'], on: ['fin.PaymentRequest'] }] }
        : role,
    ),
  }));
  const said = await approvedAsSaid(await tenant.signIn('alice'), await submitted());
  expect(said).toMatchObject({ approved: true, pay: 'you' });
});
