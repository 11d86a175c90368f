import type { Page } from '@playwright/test';
import { expectCleanInBoth } from './expect-clean.ts';
import { expect, password, people, test, url } from './remit.ts';

/** No part of the console comes any more. @returns has them come again */
async function loseParts(page: Page): Promise<() => void> {
  let gone = true;
  await page.route(/\/assets\/.*\.js$/, (route) =>
    gone ? route.fulfill({ status: 404 }) : route.continue(),
  );
  return () => {
    gone = false;
  };
}

test.describe('a page whose parts do not come', () => {
  test.use({ provoked: [404] });

  test('is loaded again by itself where newer ones are there, and keeps its draft', async ({ pageOf }) => {
    const page = await pageOf('administrator', '/t/halden/access/roles/WarehouseClerk?type=wms.Item');
    await page.getByRole('gridcell', { name: /^Account, read/ }).click();
    const bar = page.getByRole('region', { name: 'Draft' });
    await expect(bar.getByRole('status')).toHaveText('Saved');
    const { search } = new URL(page.url());
    const find = await loseParts(page);
    // The page that is loaded has the newer parts.
    page.on('request', (request) => {
      if (request.isNavigationRequest()) find();
    });
    await page.getByRole('link', { name: 'Audit', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible();
    await page.goto(url(`/t/halden/access/roles/WarehouseClerk${search}`));
    await expect(page.getByRole('gridcell', { name: /^Account, read: all, was/ })).toBeVisible();
    await bar.getByRole('button', { name: 'Discard' }).click();
    await expect(bar).toBeHidden();
  });

  test('without a line stays, says why, and is there once there is a line again', async ({ pageOf }) => {
    const page = await pageOf('employee', '/t/halden/requests/new');
    await page.getByLabel('Purpose').fill('Safety goggles');
    const find = await loseParts(page);
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await expect(page.getByText('You are offline. What shows came before that.')).toBeVisible();
    // What was to open over the page takes nothing of it away.
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', { name: 'This could not be opened' });
    await expect(dialog).toContainText('You are offline, and a part of the page is not here yet.');
    await expectCleanInBoth(page);
    await page.keyboard.press('Escape');
    await expect(page.getByLabel('Purpose')).toHaveValue('Safety goggles');

    await page.getByRole('link', { name: 'Records', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'This page did not come whole' })).toBeVisible();
    await expectCleanInBoth(page);
    find();
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect(page.getByRole('heading', { level: 1, name: 'Records' })).toBeVisible();
  });

  test('stays as it is where a dialog does not come, and opens it once it does', async ({ pageOf }) => {
    const page = await pageOf('administrator', '/t/halden/groups');
    const open = page.getByRole('button', { name: 'New group…' });
    await open.waitFor();
    const find = await loseParts(page);
    await open.click();
    const missing = page.getByRole('dialog', { name: 'This could not be opened' });
    await expect(missing).toContainText('A part of the page could not be had');
    await expectCleanInBoth(page);
    await missing.getByRole('button', { name: 'Close' }).click();
    await expect(missing).toBeHidden();
    await expect(page.getByRole('heading', { level: 1, name: 'Groups and departments' })).toBeVisible();
    await open.click();
    await missing.waitFor();
    find();
    await missing.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('dialog', { name: 'New group' })).toBeVisible();
    await expect(missing).toBeHidden();
  });

  test('can be filled in where one of its fields does not come, and has it once there is a line again', async ({
    pageOf,
  }) => {
    // Of those who may ask in another's place, so that there is such a field.
    const page = await pageOf('head', '/t/halden/me');
    const part = /\/assets\/whose-place[^/]*\.js$/;
    await page.route(part, (route) => route.fulfill({ status: 404 }));
    await page.goto(url('/t/halden/requests/new'));
    const missing = page.getByRole('alert').filter({ hasText: 'A part of the page could not be had' });
    await missing.waitFor();
    await page.getByLabel('Purpose').fill('Safety goggles');
    await expectCleanInBoth(page);
    await missing.getByRole('button', { name: 'Try again' }).click();
    await missing.waitFor();
    await page.unroute(part);
    await page.evaluate(() => {
      window.dispatchEvent(new Event('offline'));
      window.dispatchEvent(new Event('online'));
    });
    await expect(page.getByRole('combobox', { name: 'For whom' })).toBeVisible();
    await expect(missing).toBeHidden();
    await expect(page.getByLabel('Purpose')).toHaveValue('Safety goggles');
  });
});

test.describe('a session that ends while its reader looks elsewhere', () => {
  test.use({ provoked: [401] });

  test('is still known by whose it was, and what was typed stays', async ({ pageOf }) => {
    const page = await pageOf('employee', '/t/halden/requests/new');
    await page.getByLabel('Purpose').fill('Safety goggles');
    await page.context().clearCookies();
    await page.getByLabel('Amount').fill('89.90');
    const overlay = page.getByRole('dialog', { name: 'Your session has ended' });
    await expect(overlay).toBeVisible();
    // Whoever fetches a password from another window comes back to a page that asks anew who is signed in.
    const asked = page.waitForResponse(/session\.current/);
    await page.evaluate(() => {
      const later = Date.now() + 3_600_000;
      Date.now = () => later;
      window.dispatchEvent(new Event('visibilitychange'));
    });
    await asked;
    await expect(overlay.getByLabel('E-mail')).toHaveValue(people.employee.email);
    await overlay.getByLabel('Password').fill(password());
    await overlay.getByRole('button', { name: 'Sign in' }).click();
    await expect(overlay).toBeHidden();
    await expect(page.getByLabel('Purpose')).toHaveValue('Safety goggles');
  });
});
