import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, url } from './remit.ts';

test('an analyst asks who can, then why one of them can, and the answer opens again from its link', async ({
  pageOf,
}) => {
  const page = await pageOf('analyst', '/t/halden');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { level: 1, name: 'Simulate' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Who' }).click();
  await page.getByRole('option', { name: /^Anyone/ }).click();
  await expect(page.getByText('Choose the action, or a person')).toBeVisible();
  await page.getByLabel('With which type').selectOption('Payment request');
  await page.getByLabel('Do what').selectOption('approve');
  await page.getByLabel('In folder').fill('/operations');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2 })).toContainText(
    /people can\.|person can\.|Nobody can\./,
  );

  await page.getByLabel('Add a field').selectOption('Amount');
  await page.getByRole('textbox', { name: 'Amount' }).fill('5,000.00 EUR');
  await page.getByLabel('Add a field').selectOption('Department');
  await page.getByRole('textbox', { name: 'Department' }).fill('/operations');
  await page.getByRole('button', { name: /Henrik Dahl Approver/ }).click();
  // Whose request it is decides too: nobody approves their own.
  await expect(page.getByRole('heading', { level: 2 })).toContainText('It depends.');
  const address = page.url();
  const answer = await page.getByRole('heading', { level: 2 }).innerText();
  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(answer);

  await page.getByRole('textbox', { name: 'Amount' }).fill('50,000.00 EUR');
  await expect(page.getByRole('heading', { level: 2 })).toContainText('No.');
  await expect(
    page.getByText(/Henrik Dahl’s limit for approving payment requests is 10,000\.00 EUR/).first(),
  ).toBeVisible();
  await page.getByRole('tab', { name: 'Fixes' }).click();
  await expect(page.getByText(/^Leave it to /)).toBeVisible();
  await expect(page.getByText('Ask for 10,000.00 EUR instead of 50,000.00 EUR.')).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await page.getByRole('tab', { name: 'As data' }).press('Enter');
  await expect(page.getByText('"level": "administrator"')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy the request' })).toBeVisible();

  await expect(page.getByLabel('Under draft')).toHaveValue('');
});

test.describe('whoever may explain nobody', () => {
  test.use({ provoked: [403] });
  test('asks about themselves, and is refused with a reason when they ask about all', async ({ pageOf }) => {
    const page = await pageOf('employee', '/t/halden/simulate');
    await page.getByRole('button', { name: 'What can I do?' }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'What Tom Becker can do' })).toBeVisible();
    await page.goto(url('/t/halden/simulate?who=anyone&do=read&type=crm.Contract&in=%2Fsales'));
    await expect(page.getByRole('alert')).toContainText('You may not see this');
  });
});
