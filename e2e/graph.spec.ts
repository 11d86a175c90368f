import { expectCleanInBoth } from './expect-clean.ts';
import { expect, test } from './remit.ts';

test('how somebody comes by what they may is drawn and listed alike, and a way can be thought away', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/access/roles');
  await page.getByRole('link', { name: 'Graph', exact: true }).click();
  const picture = page.getByRole('group', { name: /^Graph around/ });
  await page.getByRole('combobox', { name: /^Around a person/ }).click();
  await page.getByLabel('Search by name').fill('Alice Moreau');
  await page.getByRole('option', { name: /Alice Moreau/ }).click();
  await expect(page.getByRole('group', { name: 'Graph around Alice Moreau' })).toBeVisible();
  // By keyboard alone: to the right, and chosen.
  await picture.getByRole('button', { name: /Alice Moreau/ }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: /^From Alice Moreau to/ })).toBeVisible();
  const drawn = await picture.getByRole('button').count();
  const list = page.getByRole('region', { name: 'The same as a list' });
  await expect(list.getByRole('button', { pressed: true })).toHaveCount(1);
  // Two more take the text and the picture along.
  await expect(list.getByRole('button')).toHaveCount(drawn + 2);
  const saving = page.waitForEvent('download');
  await list.getByRole('button', { name: 'Save as a picture' }).click();
  expect((await saving).suggestedFilename()).toBe('access-graph.svg');
  await expectCleanInBoth(page);
  await picture.getByRole('button', { name: /Sales lead/ }).click();
  await page.getByRole('button', { name: /^What if Alice Moreau did not hold Sales lead/ }).click();
  const without = page.getByRole('region', { name: /^Without Sales lead/ });
  await expect(without.getByRole('listitem').first()).toBeVisible();
  await page.getByRole('button', { name: 'Permissions', exact: true }).click();
  await expect(picture.getByRole('button', { name: /^Permission/ })).toHaveCount(0);
  await expect(page).toHaveURL(/only=person/);

  // Two people: what one reaches and the other does not, under an address that keeps it.
  await page.getByRole('combobox', { name: 'Compare with' }).click();
  await page.getByLabel('Search by name').fill('Tom Becker');
  await page.getByRole('option', { name: /Tom Becker/ }).click();
  await expect(page.getByRole('region', { name: 'Only Alice Moreau' })).toContainText('Sales lead');
  await expect(page.getByRole('region', { name: 'Both of them' })).toContainText('Employee');
  await expect(page).toHaveURL(/with=/);
  await page.reload();
  await expect(picture.getByRole('button', { name: 'Role · only Alice Moreau Sales lead' })).toBeVisible();
  await expectCleanInBoth(page);
});
