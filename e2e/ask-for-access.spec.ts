import { expectCleanInBoth } from './expect-clean.ts';
import { expect, test } from './remit.ts';

// A page is refused, and whoever is granted something signs in again: the page that they asked on hears that its session
// ended.
test.use({ provoked: [401, 403] });

test('a refusal leads to asking for access, which is granted for a time with its effect first, and said to have ended', async ({
  pageOf,
}) => {
  const toms = await pageOf('employee', '/t/halden/versions');
  const request = toms.getByRole('alert').getByRole('link', { name: 'Request access' });
  await expect(request).toBeVisible();
  await expectCleanInBoth(toms);
  await request.click();
  await expect(toms.getByRole('heading', { name: 'Request access' })).toBeVisible();
  await toms.goto(
    new URL('/t/halden/access-requests/new?type=wms.Item&action=delete&folder=%2Foperations', toms.url())
      .href,
  );
  await expect(toms.getByRole('heading', { name: 'Request access' })).toBeVisible();
  await expect(toms.getByRole('radio').first()).toBeChecked();
  await expect(toms.getByText('Warehouse lead', { exact: true })).toBeVisible();
  await toms.getByRole('button', { name: 'Ask for it' }).click();
  await expect(toms.getByText('Write what you need it for.')).toBeVisible();
  await toms.getByLabel('What you need it for').fill('Stock taking on Saturday');
  await toms.getByRole('button', { name: 'Ask for it' }).click();
  const asked = toms.getByRole('article', { name: 'Warehouse lead' });
  await expect(asked).toContainText('Waits for Nora Lindqvist');

  const noras = await pageOf('administrator', '/t/halden/inbox');
  const row = noras
    .getByRole('region', { name: /For you to grant/ })
    .getByRole('link')
    .filter({ hasText: 'Stock taking on Saturday' });
  await row.click();
  const waiting = noras.getByRole('article', { name: 'Tom Becker asks for Warehouse lead' });
  await expect(waiting).toContainText('Stock taking on Saturday');
  await expectCleanInBoth(noras);
  await waiting.getByRole('button', { name: 'Grant' }).click();
  const dialog = noras.getByRole('dialog');
  await expect(dialog).toContainText('Tom Becker');
  await expect(dialog.getByRole('listitem').first()).toBeVisible();
  await dialog.getByLabel('For how long').selectOption({ label: '4 hours' });
  await dialog.getByRole('button', { name: 'Grant' }).click();
  await expect(row).toHaveCount(0);
  await expect(waiting).toHaveCount(0);

  const granted = await pageOf('employee', '/t/halden/access-requests');
  await expect(granted.getByRole('article', { name: 'Warehouse lead' })).toContainText('Granted');
});

test('who asks for access in somebody’s place says for whom, both follow it, and either takes it back', async ({
  pageOf,
}) => {
  const sanas = await pageOf(
    'analyst',
    '/t/halden/access-requests/new?type=wms.Item&action=delete&folder=%2Fsales',
  );
  await sanas.getByRole('combobox', { name: 'Who needs it' }).click();
  await sanas.getByPlaceholder('Search by name').fill('Alice Mor');
  await sanas.getByRole('option', { name: /^Alice Moreau/ }).click();
  await expect(sanas.getByText('Alice Moreau needs: delete Item.')).toBeVisible();
  await expect(sanas.getByText('Both of you see it, and neither grants it.')).toBeVisible();
  await expectCleanInBoth(sanas);
  await sanas.getByText('Warehouse lead', { exact: true }).click();
  await sanas.getByLabel('What they need it for').fill('She counts the show room');
  await sanas.getByRole('button', { name: 'Ask for it' }).click();
  const asked = sanas.getByRole('article', { name: 'Alice Moreau asks for Warehouse lead' });
  await expect(asked).toContainText('asked for them by Sana Iqbal');
  await expect(asked).toContainText('Waits for Nora Lindqvist');

  const hers = await pageOf('salesperson', '/t/halden/access-requests');
  const own = hers.getByRole('article', { name: 'Warehouse lead' });
  await expect(own).toContainText('asked for you by Sana Iqbal');
  await expectCleanInBoth(hers);
  await own.getByRole('button', { name: 'Take back' }).click();
  await expect(own).toContainText('Taken back');
});
