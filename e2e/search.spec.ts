import { mkdirSync } from 'node:fs';
import { expect, test } from './remit.ts';

/** Pictures for whoever looks at them; a run of the suite keeps none. */
const pictures = process.env['REMIT_PICTURES'];

test('a slash looks for records and people by the words of what one sees of them, and Enter opens one', async ({
  pageOf,
}) => {
  const page = await pageOf('salesperson', '/t/halden');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Go to' });
  await field.fill('A-100');
  const hit = page.getByRole('group', { name: 'Account' }).getByRole('option').first();
  await expect(hit).toBeVisible();
  if (pictures !== undefined) {
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: `${pictures}/search-light.png` });
  }
  await hit.click();
  await expect(page).toHaveURL(/\/records\/crm\.Account\?q=/);
  await expect(page.getByRole('grid').getByRole('row')).not.toHaveCount(1);
});

test('what somebody may not see is not there, for words just as for lists', async ({ pageOf }) => {
  const page = await pageOf('employee', '/t/halden');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Go to' }).fill('lindqvist');
  await expect(page.getByText('Nothing that you can see is called that.')).toBeVisible();
  await expect(page.getByRole('option')).toHaveCount(0);
});

test('an administrator finds people, on a phone and in the dark', async ({ pageOf }) => {
  const page = await pageOf('administrator', '/t/halden', { theme: 'dark', width: 390 });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByRole('button', { name: /Search or go to/ }).click();
  await page.getByRole('combobox', { name: 'Go to' }).fill('becker tom');
  const hit = page.getByRole('group', { name: 'People' }).getByRole('option', { name: /Tom Becker/ });
  await expect(hit).toBeVisible();
  if (pictures !== undefined) await page.screenshot({ path: `${pictures}/search-dark-390.png` });
  await hit.click();
  await expect(page).toHaveURL(/\/people\/.+/);
});
