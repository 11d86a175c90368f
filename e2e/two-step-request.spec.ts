import type { Page } from '@playwright/test';
import { expect, test, url } from './remit.ts';

const steps = [
  { name: 'Department', by: { kind: 'roles', roles: ['Approver'] }, need: 'any' },
  {
    name: 'Finance',
    by: { kind: 'roles', roles: ['ChiefFinancialOfficer'] },
    need: 'any',
    when: {
      kind: 'compare',
      operator: '>',
      left: { kind: 'attribute', of: 'resource', name: 'amount' },
      right: { kind: 'literal', value: { type: 'money', minor: 500_000, currency: 'EUR' } },
    },
  },
];

/** Publishes the policy in force with other approvals, by its administrator. */
async function publishApprovals(page: Page, approvals: readonly object[]): Promise<void> {
  const call = async (path: string, data: object) => {
    const reply = await page.request.post(url(`/t/halden/rpc/${path}`), {
      headers: { origin: url('') },
      data,
    });
    expect(reply.status(), await reply.text()).toBe(200);
    return (await reply.json()).result.data;
  };
  const read = async (path: string) =>
    (await (await page.request.get(url(`/t/halden/rpc/${path}`))).json()).result.data;
  const { version: basedOn, document: inForce } = await read('policy.current');
  const { person } = await read('me.get');
  const change = { basedOn, document: { ...inForce, approvals }, member: person.id };
  const { impact } = await call('policy.preview', change);
  await call('policy.publish', { ...change, effectHash: impact.effectHash, reason: 'steps of payments' });
}

test('a request of two steps is seen through before it is sent, can be made smaller, and goes on to the second with the first approval', async ({
  pageOf,
}) => {
  const noras = await pageOf('administrator', '/t/halden');
  await publishApprovals(noras, [{ name: 'Payments', on: 'fin.PaymentRequest', steps }]);
  try {
    const toms = await pageOf('employee', '/t/halden/requests/new');
    await toms.getByLabel('Purpose').fill('Spindle for lathe 2');
    await toms.getByLabel('Amount').fill('6,000.00');
    const answer = toms.getByRole('complementary', { name: 'Who will decide' });
    const listed = answer.getByRole('region', { name: 'Steps' }).locator('ol > li');
    await expect(listed).toHaveCount(2);
    await expect(listed.first()).toContainText('Henrik Dahl');
    await expect(listed.last()).toContainText('Amara Fournier');
    await answer.getByRole('button', { name: 'Ask for 5,000.00 EUR' }).click();
    await expect(toms.getByLabel('Amount')).toHaveValue('5,000.00');
    await expect(listed).toHaveCount(1);
    await toms.getByLabel('Amount').fill('6,000.00');
    await expect(listed).toHaveCount(2);
    await toms.getByRole('button', { name: 'Submit request' }).click();
    await expect(toms.getByText('Waiting for Henrik Dahl')).toBeVisible();
    const address = `/t/halden/inbox/${toms.url().split('/').at(-1)}`;

    const heads = await pageOf('head', address);
    await expect(heads.getByRole('article')).toContainText('Finance');
    await heads.getByRole('button', { name: 'Approve', exact: true }).click();
    await heads.getByRole('button', { name: 'Send now' }).click();
    await expect(heads.getByText('Now it waits for: Finance')).toBeVisible();
    const current = toms.getByRole('article').locator('[aria-current=step]');
    await expect(current).toContainText('Amara Fournier');
  } finally {
    await publishApprovals(noras, []);
  }
});
