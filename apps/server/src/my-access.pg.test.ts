import type { RequireRule } from '@remit/policy/document';
import { expect, test } from 'vitest';
import { publishChanged } from './testing/approval-tenant.ts';
import { serveTenant } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

const { tenant, nora, tom, henrik } = await serveTenant('nora', 'tom', 'henrik');
const on = 'fin.PaymentRequest';

async function actionsOf({ memberId, call }: Caller) {
  const { data } = await call('people.access', { member: memberId });
  const actions = data.types.find(({ type }) => type === on)?.actions ?? [];
  return new Map(actions.map(({ action, count, narrowedBy }) => [action, { count, narrowedBy }]));
}

const asks = (action: string, more: Partial<RequireRule>): RequireRule => ({
  kind: 'require',
  name: `asked-of-${action}`,
  actions: [action],
  on: [on],
  obligation: 'second-factor',
  because: 'it is confirmed',
  ...more,
});

test('whoever may reject once they say why reads that among what they may do, with what it asks for', async () => {
  await tom.call('requests.submit', {
    purpose: 'Gloves',
    amount: { minor: 10_000, currency: 'EUR' },
    department: '/operations/production',
    folder: '/operations/production',
  });
  const { data: inbox } = await henrik.call('requests.inbox');
  const rejectable = inbox.mine.filter(({ type, reject }) => type === on && reject.allowed);
  const reject = (await actionsOf(henrik)).get('reject');
  expect(reject?.count).toBeGreaterThanOrEqual(rejectable.length);
  expect(rejectable.length).toBeGreaterThan(0);
  expect(reject?.narrowedBy).toContain('with a comment');
  expect((await actionsOf(henrik)).get('approve')?.narrowedBy).not.toContain('with a comment');
  expect((await actionsOf(tom)).has('reject')).toBe(false);
});

test('what is asked of whoever acts hides nothing that they may do; what is asked of whoever looks does until it is met', async () => {
  const before = await actionsOf(henrik);
  await publishChanged(nora, (document) => ({
    ...document,
    rules: [
      ...document.rules,
      asks('approve', {
        when: { kind: 'is-null', operand: { kind: 'attribute', of: 'resource', name: 'payee' } },
      }),
      asks('withdraw', { reportOnly: true }),
      asks('read', {}),
    ],
  }));
  const again = await tenant.signIn('henrik');
  const after = await actionsOf(again);
  expect(after.get('approve')).toEqual({
    count: before.get('approve')?.count,
    narrowedBy: [...(before.get('approve')?.narrowedBy ?? []), 'some with a second factor'],
  });
  expect(after.get('withdraw')).toEqual(before.get('withdraw'));
  expect([before.has('read'), after.has('read')]).toEqual([true, false]);
});
