import type { Page } from '@playwright/test';
import { expect, test } from './remit.ts';

const FOLDERS = '/t/halden/access/folders';

/** Every journey leaves what it found: what one drafts is not what the next one finds. */
async function discard(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Draft' }).getByRole('button', { name: 'Discard' }).click();
  await expect(page.getByRole('region', { name: 'Draft' })).toHaveCount(0);
}

async function pick(page: Page, label: string, typed: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.keyboard.type(typed);
  await page.getByRole('option', { name: typed }).click();
}

test('a folder moves by keys alone, and its mover has seen who loses before', async ({ pageOf }) => {
  const page = await pageOf('administrator', `${FOLDERS}?in=/sales/emea/italy`);
  const grid = page.getByRole('treegrid', { name: 'Folders and roles' });
  await expect(grid.getByRole('row', { name: /italy/i }).first()).toBeVisible();
  const move = async (into: string): Promise<void> => {
    await page.getByRole('button', { name: 'Move to…' }).press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Move into' }).press('Enter');
    await page.keyboard.type(into);
    await expect(page.getByRole('option', { name: into, exact: true })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  };
  await move('/marketing');
  await expect(page.getByText(/\d+ people lose/)).toBeVisible();
  await expect(page.getByText('may no longer read Account in /marketing/italy').first()).toBeVisible();
  await page.getByRole('button', { name: 'Move the folder' }).press('Enter');
  await expect(page.getByText('Moved to /marketing/italy')).toBeVisible();
  await expect(page).toHaveURL(/in=%2Fmarketing%2Fitaly/);
  await move('/sales/emea');
  await expect(page.getByText(/\d+ gain/)).toBeVisible();
  await page.getByRole('button', { name: 'Move the folder' }).press('Enter');
  await expect(page.getByText('Moved to /sales/emea/italy')).toBeVisible();
});

test('a folder in which a role means something else says so, and takes that along in a draft', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', `${FOLDERS}?in=/sales/key-accounts&role=SalesManager`);
  const cell = page.getByRole('gridcell', { name: /^\/sales\/key-accounts, Sales manager:/ });
  await expect(cell).toHaveAccessibleName(/7 people hold it, from \/sales, means something else here/);
  await page.getByRole('button', { name: 'Empty it here' }).click();
  await expect(cell).toHaveAccessibleName(/means nothing here, changed in the draft/);
  await page.getByRole('button', { name: 'Put back as above' }).click();
  await expect(cell).not.toHaveAccessibleName(/means nothing/);
  await page.keyboard.press('Control+z');
  await expect(cell).toHaveAccessibleName(/means nothing here/);
  await page.getByRole('button', { name: '/sales/key-accounts' }).click();
  await page.getByRole('button', { name: 'Move to…' }).click();
  await page.getByRole('dialog').getByRole('combobox').click();
  await page.keyboard.type('/marketing');
  await page.getByRole('option', { name: '/marketing', exact: true }).click();
  await expect(page.getByText(/not yet in \/marketing\/key-accounts/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Move the folder' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Say the same of the new place, in the draft' }).click();
  await expect(page.getByText('The draft says it of the new place too.', { exact: false })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await discard(page);
});

test('a field is hidden and masked by keys, and a person is shown what they would get', async ({
  pageOf,
}) => {
  const page = await pageOf(
    'administrator',
    '/t/halden/access/fields?q=IBAN&type=hr.Employee&field=iban&role=HRPartner',
  );
  const cell = (role: string) =>
    page.getByRole('gridcell', { name: new RegExp(`^Employee, IBAN, ${role}:`) });
  await expect(cell('HR partner')).toHaveAccessibleName(/masked$/);
  await cell('HR partner').click();
  await page.keyboard.press('v');
  await expect(cell('HR partner')).toHaveAccessibleName(/visible, was masked/);
  const sample = page.getByRole('region', { name: 'A record, as somebody gets it' });
  await expect(sample.getByText('IBAN').locator('..')).toContainText('visible');
  await page.keyboard.press('Backspace');
  await expect(cell('HR partner')).toHaveAccessibleName(/masked$/);
  await expect(sample.getByText('IBAN').locator('..')).toContainText('masked');
  await discard(page);
});

test('a role is made of another one, may not include itself by any way, and goes again', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/access/roles');
  await page.getByRole('button', { name: 'New role…' }).click();
  await page.getByLabel('Begin with').selectOption({ label: 'What somebody holds' });
  await pick(page, 'Whose roles', 'Alice Moreau');
  await expect(page.getByText(/It will include .*Sales lead/)).toBeVisible();
  await page.getByLabel('What it is called').fill('Area manager');
  await page.getByRole('button', { name: 'Make the role' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Area manager/ })).toBeVisible();
  await expect(page).toHaveURL(/roles\/AreaManager\?draft=/);
  await page.getByRole('button', { name: 'Delete…' }).click();
  await page.getByRole('button', { name: 'Delete the role' }).click();
  await expect(page).toHaveURL(/access\/roles\?draft=/);
  await page.getByRole('link', { name: /^Finance viewer/ }).click();
  await page.getByLabel('Include a role…').selectOption({ label: 'Chief financial officer' });
  await expect(page.getByRole('dialog')).toContainText(
    '`FinanceViewer` → `ChiefFinancialOfficer` → `Finance` → `FinanceViewer`',
  );
  await page.keyboard.press('Escape');
  const remove = page.getByRole('button', { name: 'Delete…' });
  await expect(remove).toHaveAttribute('aria-disabled', 'true');
});
