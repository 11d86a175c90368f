import type { Page } from '@playwright/test';
import { expectCleanInBoth } from './expect-clean.ts';
import { expect, test, url } from './remit.ts';
import { screenshot } from './screenshot.ts';
import { untilSaved } from './until-saved.ts';

const MATRIX = '/t/halden/access/matrix';

/** The cell that has the focus, or the head of a row or column. */
const focused = (page: Page) => page.locator('[role=treegrid] :focus');

async function enterGrid(page: Page): Promise<void> {
  const grid = page.getByRole('treegrid', { name: 'Permission matrix' });
  await grid.locator('[tabindex="0"]').focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('the matrix is edited by keys alone: by the cell, by the range and by the column, and each edit is one step', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', MATRIX);
  const grid = page.getByRole('treegrid', { name: 'Permission matrix' });
  await enterGrid(page);
  // The head of a type closes what is below it, and the counts stay true to what there is.
  const rows = async (): Promise<number> => Number(await grid.getAttribute('aria-rowcount'));
  const before = await rows();
  await press(page, 'Home', 'ArrowLeft');
  await expect(grid.getByRole('row', { name: /^Account/ }).first()).toHaveAttribute('aria-expanded', 'false');
  expect(await rows()).toBe(before - 5);
  await press(page, 'ArrowRight', 'ArrowRight', 'ArrowDown');
  await expect(focused(page)).toHaveAccessibleName('Account, read, Employee: none');

  await press(page, 'a');
  await expect(focused(page)).toHaveAccessibleName('Account, read, Employee: all, was none');
  await expect(page.getByRole('complementary', { name: 'This cell' })).toContainText(/\d+ people gain it/);
  await screenshot(page, 'matrix');
  await press(page, 'Backspace');
  await expect(focused(page)).toHaveAccessibleName('Account, read, Employee: none');
  await expect(grid.locator('[data-changed=true]')).toHaveCount(0);

  await press(page, 'Shift+ArrowDown', 'Shift+ArrowRight', 'a');
  await expect(grid.locator('[role=gridcell][aria-selected=true]')).toHaveCount(4);
  await expect(page.getByText('4 cells set')).toBeVisible();
  await press(page, 'Control+z');
  await expect(grid.locator('[data-changed=true]')).toHaveCount(0);

  await press(page, '?');
  await expect(page.getByRole('dialog')).toContainText('Roles only add');
  await press(page, 'Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await press(page, 'Control+End');
  await expect(focused(page)).toHaveAttribute(
    'aria-colindex',
    (await grid.getAttribute('aria-colcount')) ?? '',
  );
  await expect(grid.locator('[role=gridcell][tabindex="0"]')).toHaveCount(1);
});

test('the matrix shows what the address says, after a reload too, and counts changed cells that a filter hides', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', MATRIX);
  const grid = page.getByRole('treegrid', { name: 'Permission matrix' });
  await enterGrid(page);
  await press(page, 'ArrowDown', 'a');
  await expect(grid.locator('[data-changed=true]')).not.toHaveCount(0);
  await page.getByLabel('Find type or action').fill('contract');
  await expect(page.getByText(/changed cells? does? not show|changed cells do not show/)).toBeVisible();
  await untilSaved(page);
  await page.reload();
  await expect(grid.getByRole('rowheader', { name: /Contract/ })).toBeVisible();
  await expect(grid.getByRole('rowheader', { name: /Account/ })).toBeHidden();
  await page.getByRole('button', { name: 'Show them' }).click();
  await expect(grid.getByRole('gridcell', { name: 'Account, read, Employee: all, was none' })).toBeVisible();
  const columns = Number(await grid.getAttribute('aria-colcount'));
  expect(columns).toBeLessThan(10);

  // Two roles side by side: what they have in common goes.
  await page.getByLabel('Compare', { exact: true }).selectOption('SalesRep');
  await page.getByLabel('with', { exact: true }).selectOption('SalesManager');
  await expect(page.getByText('Only what differs between')).toBeVisible();
  await expect(grid).toHaveAttribute('aria-colcount', '3');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export as CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^halden-matrix-version-\d+\.csv$/);
  await page.getByRole('button', { name: 'Discard' }).click();
});

test('the matrix shows what nobody used, on what that rests, and what each holder last did', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', `${MATRIX}?show=unused`);
  const grid = page.getByRole('treegrid', { name: 'Permission matrix' });
  await expect(page.getByText('The record goes back to')).toBeVisible();
  await grid
    .getByRole('gridcell', { name: /not used in 90 days/ })
    .first()
    .focus();
  const peek = page.getByRole('complementary', { name: 'This cell' });
  await expect(peek).toContainText('no use on record');

  await page.goto(url(`${MATRIX}?show=risky`));
  await expect(grid.getByRole('gridcell', { name: 'Payment request, pay, Finance: all' })).toBeVisible();
  await expect(grid.getByRole('rowheader', { name: 'read', exact: true })).toHaveCount(0);
});

test('a column that is kept in sight stays there while the others scroll, after a reload too', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', MATRIX);
  const grid = page.getByRole('treegrid', { name: 'Permission matrix' });
  const head = (name: string) => grid.getByRole('columnheader', { name, exact: true });
  await grid.getByRole('gridcell', { name: 'Account, read, Finance: all' }).focus();
  await page.getByRole('button', { name: 'Keep this column in sight' }).click();
  await expect(page).toHaveURL(/freeze=Finance/);
  await page.reload();
  await enterGrid(page);
  await expect(focused(page)).toHaveAccessibleName(/^Account, Finance: /);
  const from = async (name: string): Promise<number> => (await head(name).boundingBox())?.x ?? NaN;
  const [kept, other] = [await from('Finance'), await from('Approver')];
  expect(kept).toBeLessThan(other);
  await press(page, 'Control+End');
  await expect(head('Tenant administrator')).toBeInViewport();
  expect(await from('Finance')).toBe(kept);
  expect(await from('Approver')).toBeLessThan(other);
});

test('the cell that is looked at and what is closed are in the address, and a link opens both', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', MATRIX);
  const grid = page.getByRole('treegrid', { name: 'Permission matrix' });
  const account = grid.getByRole('row', { name: /^Account/ }).first();
  await enterGrid(page);
  await press(page, 'Home', 'ArrowLeft');
  await expect(account).toHaveAttribute('aria-expanded', 'false');
  await expect(page).toHaveURL(/closed=crm\.Account/);
  const rows = (await grid.getAttribute('aria-rowcount')) ?? '';
  await press(page, 'Control+End');
  const columns = (await grid.getAttribute('aria-colcount')) ?? '';
  await expect(focused(page)).toHaveAttribute('aria-colindex', columns);
  const name = (await focused(page).getAttribute('aria-label')) ?? '';
  await expect(page).toHaveURL(/sel=TenantAdmin\+[a-z]+\.[A-Za-z]+\+[a-z]+/i);
  await page.goto(page.url());
  await expect(grid).toHaveAttribute('aria-rowcount', rows);
  const cell = grid.getByRole('gridcell', { name, exact: true });
  await expect(cell).toBeInViewport();
  await expect(cell).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('complementary', { name: 'This cell' })).toContainText('Tenant administrator');
  // Whoever comes in by keys comes in there.
  await grid.locator('[tabindex="0"]').focus();
  await expect(focused(page)).toHaveAccessibleName(name);
  await page.goto(url(`${MATRIX}?sel=Nobody+crm.Account+read&closed=nothing`));
  await expect(account).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('complementary', { name: 'This cell' })).toContainText('Go to a cell');
});

test('what shows is kept under a name, opens again by it, and comes back after it was deleted', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', `${MATRIX}?show=unheld&freeze=Finance`);
  await page.getByRole('button', { name: 'Save view' }).click();
  const dialog = page.getByRole('dialog', { name: 'Save view' });
  await dialog.getByLabel('Name').fill('Nobody holds');
  await expectCleanInBoth(page);
  await dialog.getByRole('button', { name: 'Save view' }).click();
  const views = page.getByLabel('Saved views');
  await expect(views).toHaveValue('Nobody holds');
  await page.goto(url(MATRIX));
  await views.selectOption('Nobody holds');
  await expect(page).toHaveURL(/show=unheld/);
  await expect(page).toHaveURL(/freeze=Finance/);
  const remove = page.getByRole('button', { name: 'Delete view' });
  await remove.click();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(views).toHaveValue('Nobody holds');
  await remove.click();
  await expect(views).toBeHidden();
});
