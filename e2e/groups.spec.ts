import { expectCleanInBoth } from './expect-clean.ts';
import { expect, test } from './remit.ts';

test('an administrator sees who is in a group and by what way, what it gives, and what ending that would do', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/people');
  await page.getByRole('link', { name: 'Groups', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Groups and departments/ })).toBeVisible();
  await expectCleanInBoth(page);
  await page.getByRole('link', { name: /^Field Sales \d/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Field Sales/ })).toBeVisible();
  await expect(page.getByText('through Field Sales EMEA').first()).toBeVisible();
  await page.getByRole('link', { name: /^Field Sales EMEA/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Field Sales EMEA/ })).toBeVisible();
  await expect(page.getByText('directly').first()).toBeVisible();
  await expectCleanInBoth(page);
  await page
    .getByRole('button', { name: /^End Sales/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await expect(
    dialog.getByText(/lose(s)? something|reach(es)? less|keep(s)? everything/).first(),
  ).toBeVisible();
  await expectCleanInBoth(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  // Nobody whom another journey is signed in as: whoever is taken out signs in again.
  const takeOut = page.getByRole('button', { name: /^Take out (?!Alice)/ });
  const name = (await takeOut.first().getAttribute('aria-label')) ?? '';
  await takeOut.first().click();
  await expect(dialog.getByText(/session/)).toBeVisible();
  await expectCleanInBoth(page);
  await dialog.getByRole('button', { name: 'Take out', exact: true }).click();
  await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name, exact: true })).toBeVisible();
});

test('a department is reached by its link and fits a phone', async ({ pageOf }) => {
  const path = `/t/halden/groups/${encodeURIComponent('/sales')}`;
  const page = await pageOf('administrator', path, { width: 390 });
  await expect(page.getByRole('heading', { level: 1, name: /Sales/ })).toBeVisible();
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider).toBeLessThanOrEqual(1);
});
