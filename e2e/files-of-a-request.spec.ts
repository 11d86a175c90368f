import { expect, test } from './remit.ts';

const pdf = {
  name: 'invoice.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\nThe invoice\n'),
};

// A page that is called a text is refused.
test.use({ provoked: [400] });

test('whoever asks adds a file to their request, fetches it, and removes it again', async ({ pageOf }) => {
  const page = await pageOf('employee', '/t/halden/requests');
  await page
    .getByRole('link', { name: /PR-/ })
    .filter({ hasText: /Waiting/ })
    .first()
    .click();
  const files = page.getByRole('region', { name: 'Files' });
  await expect(files.getByRole('button', { name: 'Add files' })).toBeVisible();
  await files.locator('input[type=file]').setInputFiles(pdf);
  await expect(files.getByText('invoice.pdf')).toBeVisible();
  const arriving = page.waitForEvent('download');
  await files.getByRole('button', { name: 'Download invoice.pdf' }).click();
  expect((await arriving).suggestedFilename()).toBe('invoice.pdf');
  await files
    .locator('input[type=file]')
    .setInputFiles({ ...pdf, name: 'page.txt', buffer: Buffer.from('<html>') });
  await expect(files.getByRole('alert')).toContainText('a file is a PDF');
  // Until it is sent, a removal can be taken back.
  const remove = files.getByRole('button', { name: 'Remove invoice.pdf', exact: true });
  await remove.click();
  await expect(files.getByRole('timer')).toBeVisible();
  await files.getByRole('button', { name: 'Keep invoice.pdf' }).click();
  await expect(files.getByRole('timer')).toHaveCount(0);
  await remove.click();
  await files.getByRole('button', { name: 'Remove invoice.pdf now' }).click();
  await expect(files.getByRole('listitem')).toHaveCount(0);

  // One that is on its way can be stopped, and nothing of it is there.
  await page.route(/\/files\?/, () => undefined);
  await files.locator('input[type=file]').setInputFiles({ ...pdf, name: 'long.pdf' });
  await expect(files.getByRole('progressbar', { name: 'Sending long.pdf' })).toBeVisible();
  await files.getByRole('button', { name: 'Stop sending long.pdf' }).click();
  await expect(page.getByText('long.pdf was not sent')).toBeVisible();
  await expect(files.getByRole('button', { name: 'Add files' })).toBeVisible();
  await expect(files.getByRole('listitem')).toHaveCount(0);
});
