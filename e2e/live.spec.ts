import type { Page } from '@playwright/test';
import { expect, password, people, test, url } from './remit.ts';

test.describe('an open page', () => {
  test.use({ provoked: [401] });

  test('asks for a new sign-in the moment its session ends elsewhere, and goes on with the page as it was', async ({
    pageOf,
  }) => {
    const page = await pageOf('employee', '/t/halden/requests/new');
    await page.getByLabel('Purpose').fill('Safety goggles');
    const elsewhere = await page.context().newPage();
    await elsewhere.goto(url('/t/halden/me'));
    await elsewhere.getByRole('button', { name: /account and theme/ }).click();
    await elsewhere.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(elsewhere).toHaveURL(/\/sign-in/);
    const overlay = page.getByRole('dialog', { name: 'Your session has ended' });
    await expect(overlay).toBeVisible();
    await expect(overlay.getByLabel('E-mail')).toHaveValue(people.employee.email);
    await overlay.getByLabel('Password').fill(password());
    await overlay.getByRole('button', { name: 'Sign in' }).click();
    await expect(overlay).toBeHidden();
    await expect(page.getByLabel('Purpose')).toHaveValue('Safety goggles');
  });
});

test('a request that somebody else submits is in the inbox without anybody asking', async ({ pageOf }) => {
  const heads = await pageOf('head', '/t/halden/inbox');
  await expect(heads.getByRole('heading', { level: 1, name: 'Inbox' })).toBeVisible();
  const purpose = `Lamp ${Date.now()}`;
  const toms = await pageOf('employee', '/t/halden/requests/new');
  await toms.getByLabel('Purpose').fill(purpose);
  await toms.getByLabel('Amount').fill('12.50');
  await toms.getByRole('button', { name: 'Submit request' }).click();
  await expect(toms.getByText(/PR-\d+ submitted/)).toBeVisible();
  await expect(heads.getByText(purpose).first()).toBeVisible();
});

test.describe('a draft that two have open', () => {
  // Whoever edits what they have not heard of yet is told so, and goes on.
  test.use({ provoked: [409] });

  test('shows each of them what the other one edits, without a reload', async ({ pageOf }) => {
    const one = await pageOf('administrator', '/t/halden/access/roles/WarehouseClerk?type=wms.Item');
    await one.getByRole('gridcell', { name: /^Account, read/ }).click();
    // It is on its way when the page is left, and the page after it finds it.
    await one.waitForURL(/[?&]draft=/);
    await one.reload();
    await expect(one.getByRole('gridcell', { name: /^Account, read: all, was/ })).toBeVisible();
    const bar = (page: Page) => page.getByRole('region', { name: 'Draft' });
    await expect(bar(one).getByRole('status')).toHaveText('Saved');
    const other = await pageOf('administrator', new URL(one.url()).pathname + new URL(one.url()).search);
    await expect(other.getByRole('gridcell', { name: /^Account, read: all, was/ })).toBeVisible();
    await one.getByRole('gridcell', { name: /^Account, export/ }).click();
    await expect(other.getByRole('gridcell', { name: /^Account, export: all, was/ })).toBeVisible();
    await other.getByRole('gridcell', { name: /^Contract, export/ }).click();
    await expect(one.getByRole('gridcell', { name: /^Contract, export: all, was/ })).toBeVisible();
    await bar(one).getByRole('button', { name: 'Discard' }).click();
    await expect(bar(one)).toBeHidden();
    await expect(bar(other)).toContainText(/withdrawn/i);
  });
});
