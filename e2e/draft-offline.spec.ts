import { expectCleanInBoth } from './expect-clean.ts';
import { expect, test, url } from './remit.ts';

test.describe('a draft that is edited without a line', () => {
  // Something in between answers, and nobody hears of it at Remit.
  test.use({ provoked: [502] });

  test('says that the edit is kept and not saved, and saves it by itself once there is a line again', async ({
    pageOf,
  }) => {
    const page = await pageOf('administrator', '/t/halden/access/roles/WarehouseClerk?type=wms.Item');
    const cell = page.getByRole('gridcell', { name: /^Account, read/ });
    await cell.waitFor();
    const calls = /\/rpc\/changes\./;
    await page.route(calls, (route) => route.fulfill({ status: 502 }));
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await cell.click();
    const bar = page.getByRole('region', { name: 'Draft' });
    const said = bar.getByRole('status');
    await expect(said).toHaveText('Kept here, not saved yet: that happens by itself once you are online');
    await expect(bar.getByText('1 edit')).toBeVisible();
    await expect(bar.getByRole('button', { name: 'Try again' })).toBeHidden();
    await expectCleanInBoth(page);
    await page.unroute(calls);
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect(said).toHaveText('Saved');
    const { search } = new URL(page.url());
    await page.goto(url(`/t/halden/access/roles/WarehouseClerk${search}`));
    await expect(page.getByRole('gridcell', { name: /^Account, read: all, was/ })).toBeVisible();
    await bar.getByRole('button', { name: 'Discard' }).click();
    await expect(bar).toBeHidden();
  });
});
