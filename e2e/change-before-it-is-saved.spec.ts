import type { Page } from '@playwright/test';
import { expectCleanInBoth } from './expect-clean.ts';
import { publishDraft } from './publish-draft.ts';
import { expect, people, test, url } from './remit.ts';
import { screenshot } from './screenshot.ts';
import { untilSaved } from './until-saved.ts';

const alice = people.salesperson.name;

/** How many contracts the list says its reader can read. */
async function readableContracts(page: Page): Promise<number> {
  const lead = page.getByText(/records? that you can read/);
  await expect(lead).toBeVisible();
  return Number((await lead.innerText()).replaceAll(',', '').split(' ')[0]);
}

test('an administrator sees what a change takes from Alice before it is saved, and her very next call obeys it', async ({
  pageOf,
}) => {
  const alicesPage = await pageOf('salesperson', '/t/halden/records/crm.Contract');
  await expect(alicesPage.getByRole('columnheader', { name: 'Margin' })).toBeAttached();
  const readable = await readableContracts(alicesPage);

  const page = await pageOf('administrator', '/t/halden');
  await page.getByRole('link', { name: 'Access', exact: true }).click();
  await page.getByRole('link', { name: /Sales representative/ }).click();
  await page.getByRole('combobox', { name: /As a person/ }).click();
  await page.getByRole('combobox', { name: 'Search by name' }).fill(alice);
  await page.getByRole('option', { name: new RegExp(alice) }).click();

  await page.getByRole('gridcell', { name: /^Contract, update: own/ }).click();
  await expect(page.getByRole('gridcell', { name: /^Contract, update: none, was own/ })).toBeVisible();
  await page
    .getByRole('radiogroup', { name: 'Visibility of Margin' })
    .getByRole('radio', { name: 'Hidden' })
    .click();

  const impact = page.getByRole('complementary', { name: 'What changes, for whom' });
  await expect(impact.getByTestId('impact-headline')).toContainText(alice);
  const margin = impact.getByRole('listitem').filter({ hasText: 'Margin' });
  await expect(margin).toContainText('loses');
  await expect(margin).toContainText('hidden');
  const count = new Intl.NumberFormat('en-GB').format(readable);
  await expect(margin).toContainText(`${count} → 0 records`);
  const update = impact.getByRole('listitem').filter({ hasText: 'Contract update' });
  await expect(update).toContainText(/\d+ → \d+ records?/);
  await update.getByText(/in \d+ folders?/).click();
  await expect(update.getByText('/sales/emea', { exact: true })).toBeVisible();
  await screenshot(page, 'role');

  await untilSaved(page);
  await page.reload();
  await expect(page.getByText('2 edits')).toBeVisible();
  await expect(impact.getByTestId('impact-headline')).toContainText(alice);

  await publishDraft(page, 'Margins are for finance and sales leads');

  // Alice's page stays open and makes one more call: no reload, no new sign-in.
  await alicesPage.getByRole('searchbox', { name: 'Search Contract' }).fill('pump');
  await expect(alicesPage.getByText('1 column is hidden from you:')).toBeVisible();
  await expect(alicesPage.getByRole('columnheader', { name: 'Margin' })).toHaveCount(0);
});

test('undo, redo and restore move through a draft, and a reload keeps it', async ({ pageOf }) => {
  const page = await pageOf('administrator', '/t/halden/access/roles/WarehouseClerk?type=wms.Item');
  const cell = page.getByRole('gridcell', { name: /^Item, delete/ });
  const before = 'Item, delete: none';
  await cell.focus();
  await page.keyboard.press('a');
  await expect(cell).toHaveAccessibleName(/: all, was/);
  await page.keyboard.press('Control+z');
  await expect(cell).toHaveAccessibleName(before);
  await page.keyboard.press('Control+Shift+z');
  await expect(cell).toHaveAccessibleName(/: all, was/);
  await untilSaved(page);
  await page.reload();
  await expect(cell).toHaveAccessibleName(/: all, was/);
  await cell.focus();
  await page.keyboard.press('Backspace');
  await expect(cell).toHaveAccessibleName(before);
});

test('a role or a draft that is not there says so, and leads to those that are', async ({ pageOf }) => {
  const page = await pageOf('administrator', '/t/halden/access/roles/Nobody');
  await expect(page.getByRole('heading', { level: 1, name: 'There is no role Nobody' })).toBeVisible();
  await page.getByRole('link', { name: 'All roles' }).click();
  await expect(page.getByRole('link', { name: 'Warehouse clerk' })).toBeVisible();
  await page.goto(url('/t/halden/changes/cut-short'));
  await expect(page.getByRole('heading', { level: 1, name: 'There is no such draft' })).toBeVisible();
  await page.getByRole('link', { name: 'All changes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Changes' })).toBeVisible();
});

test('what nobody used of a role is taken away grant by grant, as one edit of the draft', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/access/roles/TenantAdmin');
  await page.getByRole('button', { name: 'Right-size…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Right-size Tenant administrator' });
  await expect(dialog).toContainText('Rests on');
  await expect(dialog.getByRole('button', { name: 'Take away in the draft' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await dialog.getByRole('checkbox').first().check();
  await expectCleanInBoth(page);
  await dialog.getByRole('button', { name: 'Take 1 grant away in the draft' }).click();
  await expect(dialog).toBeHidden();
  await expect(page).toHaveURL(/draft=/);
  await page.getByRole('button', { name: 'Discard' }).click();
  await expect(page).not.toHaveURL(/draft=/);
  // What comes from a role that it includes is taken away where it is given.
  await page.goto(url('/t/halden/access/roles/ChiefFinancialOfficer'));
  await page.getByRole('button', { name: 'Right-size…' }).click();
  await expectCleanInBoth(page);
  await page.getByRole('dialog').getByRole('link', { name: 'Right-size Executive' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Executive' })).toBeVisible();
});

test('a grant that carries a limit is never changed by a key alone', async ({ pageOf }) => {
  const page = await pageOf('administrator', '/t/halden/access/roles/Approver?type=fin.PaymentRequest');
  const cell = page.getByRole('gridcell', { name: /^Payment request, approve/ });
  await expect(cell).toHaveAccessibleName(/up to 10,000\.00 EUR/);
  await cell.focus();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: /carries a condition/ });
  await expect(dialog).toContainText('up to 10,000.00 EUR');
  await dialog.getByRole('button', { name: 'Leave it' }).click();
  await expect(page.getByRole('region', { name: 'Draft' })).toBeHidden();
  await cell.focus();
  await page.keyboard.press('n');
  await dialog.getByRole('button', { name: 'Remove it with its condition' }).click();
  await expect(cell).toHaveAccessibleName(/: none, was with a condition/);
});

test.describe('a version that is published under a draft', () => {
  test.use({ provoked: [409] });

  test('is said, and the draft is carried over to it and published', async ({ pageOf }) => {
    const path = '/t/halden/access/roles/WarehouseClerk?type=wms.Shipment';
    const late = await pageOf('administrator', path);
    await late.getByRole('gridcell', { name: /^Shipment, export/ }).click();
    await late.getByTestId('impact-headline').waitFor();

    const early = await pageOf('administrator', path);
    await early.getByRole('gridcell', { name: /^Item, export/ }).click();
    await publishDraft(early, 'Clerks count stock in a spreadsheet');

    // The next edit asks the server, which says that the base has moved.
    await late.getByRole('gridcell', { name: /^Shipment, delete/ }).click();
    const draft = late.getByRole('region', { name: 'Draft' });
    await expect(draft).toContainText(/version \d+ was published meanwhile/);
    await draft.getByRole('button', { name: /^Take over to version/ }).click();
    await expect(late.getByRole('gridcell', { name: /^Item, export: all/ })).toBeVisible();
    await expect(late.getByRole('gridcell', { name: /^Shipment, export: all, was none/ })).toBeVisible();
    await late.getByTestId('impact-headline').waitFor();
    await publishDraft(late, 'Clerks send lists of shipments to carriers');
  });
});
