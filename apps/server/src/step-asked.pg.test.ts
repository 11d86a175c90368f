import { expect, test } from 'vitest';
import type { Condition, Operand } from '@remit/policy/condition';
import { approvalTenant, publishChanged } from './testing/approval-tenant.ts';
import { recentForPayee, slicedPayments } from './testing/sliced-payments.ts';
import { serveTenantMade } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

const field = (name: string): Operand => ({ kind: 'attribute', of: 'resource', name });
const dear: Condition = {
  kind: 'compare',
  operator: '>',
  left: field('amount'),
  right: { kind: 'literal', value: { type: 'money', minor: 500_000, currency: 'EUR' } },
};
const abroad: Condition = {
  kind: 'compare',
  operator: '=',
  left: field('payee'),
  right: { kind: 'literal', value: { type: 'text', value: 'Abroad Ltd' } },
};

const { tenant, tom, henrik, nora } = await serveTenantMade(
  (server) => approvalTenant(server, slicedPayments),
  'tom',
  'henrik',
  'nora',
);

const draft = (minor: number, payee: string) => ({
  purpose: 'Torque wrenches',
  payee,
  amount: { minor, currency: 'EUR' },
  department: '/operations/production',
  folder: '/operations/production',
});

/** The condition of the step Finance, and by which role alone it is known whom a payment goes to. */
async function under(when: Condition, visible: readonly string[] = []) {
  const on = 'fin.PaymentRequest';
  await publishChanged(nora, (document) => ({
    ...document,
    approvals: document.approvals.map((approval) => ({
      ...approval,
      steps: approval.steps.map((step) => (step.name === 'Finance' ? { ...step, when } : step)),
    })),
    fieldRules: [
      ...document.fieldRules.filter(({ type, field: name }) => type !== on || name !== 'payee'),
      ...(visible.length === 0 ? [] : [{ type: on, field: 'payee', visible }]),
    ],
  }));
}

async function asked(caller: Caller, id: string) {
  const { data } = await caller.call('requests.get', { id });
  return Object.fromEntries(data.steps.map((step) => [step.name, step.asked]));
}
async function previewed(caller: Caller, request: ReturnType<typeof draft>) {
  const { data } = await caller.call('requests.preview', request);
  return Object.fromEntries(data.steps.map((step) => [step.name, step.asked]));
}

test('a step says what of the request asks for it, before it is sent and while it waits, and one for all says nothing', async () => {
  await under({ kind: 'or', conditions: [dear, abroad] });
  const amount = 'its amount (6,000.00 EUR) is more than 5,000.00 EUR';
  const payee = 'its payee is Abroad Ltd';
  for (const [request, because] of [
    [draft(600_000, 'Nearby'), amount],
    [draft(100_000, 'Abroad Ltd'), payee],
    [draft(600_000, 'Abroad Ltd'), `${amount} or ${payee}`],
  ] as const) {
    expect(await previewed(tom, request)).toEqual({ Department: null, Finance: because });
    const { data } = await tom.call('requests.submit', request);
    expect(await asked(henrik, data.id)).toEqual({ Department: null, Finance: because });
  }
  expect(await previewed(tom, draft(100_000, 'Nearby'))).toEqual({ Department: null });
});

test('whoever decides the step reads the same where they are told why it came to them', async () => {
  const { data } = await tom.call('requests.submit', draft(700_000, 'Nearby'));
  await henrik.call('requests.approve', { id: data.id, revision: 1 });
  const chief = await tenant.signIn('alice');
  const seen = await chief.call('requests.get', { id: data.id });
  expect(seen.data.why).toContain(
    'The step Finance is asked for because its amount (7,000.00 EUR) is more than 5,000.00 EUR.',
  );
  await chief.call('requests.approve', { id: data.id, revision: 2 });
  // Once nothing is asked any more, nothing is said of what asks for it.
  expect(await asked(henrik, data.id)).toEqual({ Department: null, Finance: null });
});

test('how much others ask for is told to nobody else by what asks for a step', async () => {
  await under({
    ...dear,
    left: { kind: 'attribute', of: 'environment', name: recentForPayee.name },
  });
  await tom.call('requests.submit', draft(400_000, 'Slices'));
  const { data } = await tom.call('requests.submit', draft(200_000, 'Slices'));
  expect((await asked(tom, data.id))['Finance']).toBe(
    'what it comes to with others like it (6,000.00 EUR) is more than 5,000.00 EUR',
  );
  expect((await asked(henrik, data.id))['Finance']).toBe('others like it count together with it');
});

test('of a condition on something that the reader does not see they read that alone, and whoever sees it reads it', async () => {
  const either: Condition = { kind: 'or', conditions: [dear, abroad] };
  await under(either);
  // Also where it is met by what they do see: which of the two it is would tell of the other.
  const sent = [
    await tom.call('requests.submit', draft(600_000, 'Nearby')),
    await tom.call('requests.submit', draft(100_000, 'Abroad Ltd')),
  ];
  await under(either, ['ChiefFinancialOfficer']);
  const chief = await tenant.signIn('alice');
  for (const { data } of sent) {
    expect((await henrik.call('requests.get', { id: data.id })).data.payee).toBeNull();
    expect((await asked(henrik, data.id))['Finance']).toBe('it says something that you do not see');
    expect((await asked(chief, data.id))['Finance']).toMatch(/^its (amount|payee) /u);
  }
});
