import { expectCleanInBoth } from './expect-clean.ts';
import { expect, test, url } from './remit.ts';

test('an administrator sees what a general setting comes to, saves it, and everybody has it', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/settings/general');
  await expect(page.getByRole('heading', { level: 1, name: 'General' })).toBeVisible();
  await expect(page.getByText('Nothing is changed here.')).toBeVisible();
  await expect(page.getByText('Exports of the audit')).toBeVisible();
  await expectCleanInBoth(page);
  await page.getByLabel('Name', { exact: true }).fill('');
  await expect(page.getByText('A tenant has a name.')).toBeVisible();
  await page.getByLabel('Name', { exact: true }).fill('Halden & Sons');
  await page.getByLabel('Time zone').selectOption('America/New_York');
  await page.getByLabel('Change of the policy').selectOption('together');
  await expect(page.getByText('Everybody sees “Halden & Sons” in place of “Halden Works”')).toBeVisible();
  await expect(page.getByText(/Days begin and end by America\/New_York/)).toBeVisible();
  await expect(page.getByText('nobody publishes a change of the policy alone')).toBeVisible();
  await expectCleanInBoth(page);
  // Only the name: the others would be other journeys' concern.
  await page.getByLabel('Time zone').selectOption('Europe/Paris');
  await page.getByLabel('Change of the policy').selectOption('alone');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('General settings saved')).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Halden & Sons');
  await page.getByLabel('Name', { exact: true }).fill('Halden Works');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('banner')).toContainText('Halden Works');
});

test.describe('to whoever may not see them', () => {
  test.use({ provoked: [403] });
  test('general settings are not offered, and their address says why', async ({ pageOf }) => {
    const page = await pageOf('analyst', '/t/halden/settings/security');
    await expect(page.getByRole('link', { name: 'Sessions' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'General' })).toHaveCount(0);
    await page.goto(url('/t/halden/settings/general'));
    await expect(page.getByRole('alert')).toContainText(/None of your roles here allows/);
  });
});
