import { expect, test } from './remit.ts';
import { screenshot } from './screenshot.ts';

test('someone who submits a request sees who will decide it and why, and finds it in their list', async ({
  pageOf,
}) => {
  const page = await pageOf('employee', '/t/halden');
  await page.getByRole('link', { name: 'New request' }).click();
  const purpose = 'Replacement seals for pump line 3';
  await page.getByLabel('Purpose').fill(purpose);
  await page.getByLabel('Payee').fill('Nordic Seals AB');

  await page.getByLabel('Amount').fill('2480.505');
  await expect(page.getByText('EUR has 2 decimals, not more.')).toBeVisible();
  await page.getByLabel('Amount').fill('2,480.50');
  await expect(page.getByText('Read as 2,480.50 EUR')).toBeVisible();

  const answer = page.getByRole('complementary', { name: 'Who will decide' });
  await expect(answer).toContainText('Henrik Dahl');
  await expect(answer).toContainText('Approver at /operations up to 10,000.00 EUR');
  await screenshot(page, 'request');

  // The answer follows the amount: above the limit it is somebody else's.
  await page.getByLabel('Amount').fill('24,800.00');
  await expect(answer).not.toContainText('Henrik Dahl');
  await expect(answer).toContainText('Amara Fournier');
  await page.getByLabel('Amount').fill('2,480.50');
  await expect(answer).toContainText('Henrik Dahl');

  await page.getByRole('button', { name: 'Submit request' }).click();
  await expect(page.getByText(/PR-\d+ submitted/)).toBeVisible();
  const item = page
    .getByRole('region', { name: 'My requests' })
    .getByRole('link')
    .filter({ hasText: purpose });
  await expect(item).toContainText('2,480.50 EUR');
  await expect(item).toContainText('Waiting');
  await expect(page.getByText('Waiting for Henrik Dahl')).toBeVisible();

  const heads = await pageOf('head', '/t/halden/inbox');
  await expect(
    heads
      .getByRole('region', { name: /For you to decide/ })
      .getByRole('link')
      .filter({ hasText: purpose }),
  ).toContainText('Tom Becker');

  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page
    .getByRole('dialog', { name: /^Withdraw PR-/ })
    .getByRole('button', { name: 'Withdraw' })
    .click();
  await expect(item).toContainText('Withdrawn');
});

test('what is missing is said at its field, and nothing is sent', async ({ pageOf }) => {
  const page = await pageOf('employee', '/t/halden/requests/new');
  await page.getByRole('button', { name: 'Submit request' }).click();
  await expect(page.getByLabel('Purpose')).toHaveAccessibleDescription('Say what it is for.');
  await expect(page.getByLabel('Amount')).toHaveAccessibleDescription(/Say how much/);
  expect(new URL(page.url()).pathname).toBe('/t/halden/requests/new');
});
