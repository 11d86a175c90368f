import { expectClean, expectCleanInBoth } from './expect-clean.ts';
import { expect, test } from './remit.ts';

test('an administrator reviews a role, sees what ending it does to whom, keeps it with a reason and takes the evidence along', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/people', { width: 390 });
  await page.getByRole('link', { name: 'Reviews', exact: true }).click();
  await page.getByRole('button', { name: 'Begin a review' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Warehouse leads of the year');
  await dialog.getByLabel('Role').selectOption('WarehouseLead');
  await dialog.getByLabel('Decide until the end of').fill('2099-01-31');
  await expectCleanInBoth(page);
  await dialog.getByRole('button', { name: 'Begin', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Warehouse leads of the year/ })).toBeVisible();
  await page.getByLabel('Find a holder, role or folder').fill('Henrik');
  await expect(page.getByRole('heading', { level: 3, name: /^(?!Henrik Dahl)/ })).toHaveCount(0);
  await page
    .getByText(/^Gives Item: [\d,]+ of [\d,]+ records/)
    .first()
    .click();
  await expect(page.getByText('May read, create, update, delete and export.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Remove Warehouse lead of Henrik Dahl' }).first().click();
  await dialog.getByLabel('Reason').fill('Heads operations now');
  await dialog.getByRole('button', { name: 'Remove', exact: true }).click();
  const decided = page.getByRole('region', { name: 'Decided · 1' });
  await expect(decided).toContainText('Heads operations now');
  await page.getByRole('button', { name: 'Close the review' }).click();
  await expect(dialog).toContainText('1 assignment ends at once.');
  await expect(dialog.getByRole('list', { name: 'People' })).toContainText('Henrik Dahl');
  await expectCleanInBoth(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await decided.getByRole('button', { name: 'Keep Warehouse lead of Henrik Dahl' }).click();
  await dialog.getByLabel('Reason').fill('Counts the stock every week');
  await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect(decided).toContainText('Counts the stock every week');
  await expectCleanInBoth(page);
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider).toBeLessThanOrEqual(1);
  // Whoever cannot tell gives a line to the next who can.
  const head = await pageOf('head', new URL(page.url()).pathname, { theme: 'dark' });
  await head.getByRole('button', { name: 'Reduce Warehouse lead of Frida Bruno' }).click();
  await expect(head.getByRole('dialog').getByLabel('Only in the folder')).toBeVisible();
  await head.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await head.getByRole('button', { name: 'Pass Warehouse lead of Frida Bruno on' }).click();
  await expect(head.getByRole('dialog')).toContainText('It then waits for Nora Lindqvist.');
  await head.getByRole('dialog').getByLabel('Reason').fill('She works for sales now');
  await expectClean(head);
  await head.getByRole('dialog').getByRole('button', { name: 'Pass on', exact: true }).click();
  await expect(head.getByText('Disputed', { exact: true })).toBeVisible();
  await expect(head.getByRole('main')).toContainText('Henrik Dahl could not say: She works for sales now');
  await expectClean(head);
  await page.getByRole('button', { name: 'Close the review' }).click();
  await expect(dialog).toContainText('Nothing ends at once.');
  await dialog.getByRole('button', { name: 'Close the review' }).click();
  await expect(page.getByText('Kept', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'On record' }).click();
  await expect(page.getByRole('gridcell').filter({ hasText: 'Review closed' })).toHaveCount(1);
  // What the record says of an event is said in words, and by whom by name.
  await page.getByRole('gridcell').filter({ hasText: 'Review passed on' }).click();
  const event = page.getByRole('complementary').filter({ hasText: 'Reasons, as they were told' });
  await expect(event).toContainText(/Passed on.*From: Henrik Dahl.*Comment/s);
  await page.goBack();
  await page.goBack();
  await page.getByRole('button', { name: 'Evidence…' }).click();
  await expect(dialog.getByRole('button', { name: 'Signed manifest' })).toBeVisible();
  await expectCleanInBoth(page);
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Lines (CSV)' }).click();
  expect((await saving).suggestedFilename()).toMatch(/^halden-review-.*\.csv$/u);
});
