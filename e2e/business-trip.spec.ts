import { expectClean } from './expect-clean.ts';
import { expect, test } from './remit.ts';

// Whoever sends a request before it is whole is told what is missing.
test.use({ provoked: [412] });

test('a request of a type that a tenant declared asks in the words of its policy, brings the file that it asks for, and is decided like a payment', async ({
  pageOf,
}) => {
  const bens = await pageOf('mechanic', '/t/brightwater/requests/new');
  await bens.getByLabel('What do you ask for?').selectOption('Business trip');
  await expect(bens).toHaveURL(/type=fin\.Trip/);
  await expect(bens.getByLabel('Where to?')).toBeVisible();
  await expectClean(bens);
  await bens.getByLabel('Subject').fill('Compressor training');
  await bens.getByLabel('Cost').fill('400.00');
  await expect(bens.getByLabel('How many nights?')).toHaveCount(0);
  await bens.getByLabel('Cost').fill('900.00');
  const also = bens.getByRole('status').filter({ hasText: 'Also asked now: How many nights?' });
  await expect(also).toBeAttached();

  const submit = bens.getByRole('button', { name: 'Submit request' });
  await submit.click();
  await expect(bens.getByRole('alert').filter({ hasText: 'Where to?' })).toContainText('How many nights?');
  await bens.getByLabel('Where to?').fill('Syracuse');
  await bens.getByLabel('How many nights?').fill('2');
  await bens.getByLabel('Leaves on').fill('2026-12-01');
  const files = bens.getByRole('region', { name: 'Files' });
  const offer = files.getByRole('listitem').filter({ hasText: 'An offer for the journey' });
  await expect(files.getByRole('button', { name: 'Add An offer for the journey' })).toBeVisible();
  await submit.click();
  await expect(bens.getByRole('alert').filter({ hasText: 'is not attached yet' })).toBeVisible();
  await offer.locator('input[type=file]').setInputFiles({
    name: 'offer.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7\nTwo nights'),
  });
  await expect(files.getByText('offer.pdf')).toBeVisible();
  await submit.click();
  await expect(bens.getByRole('article')).toContainText('Syracuse');

  const heads = await pageOf('shipper', `/t/brightwater/inbox/${bens.url().split('/').at(-1)}`);
  const article = heads.getByRole('article');
  await expect(article).toContainText('Business trip');
  await expect(article.getByRole('region', { name: 'Files' })).toContainText('An offer for the journey');
  await heads.getByRole('button', { name: 'Approve', exact: true }).click();
  await heads.getByRole('button', { name: 'Send now' }).click();
  await expect(bens.getByRole('article')).toContainText('Approved');
});
