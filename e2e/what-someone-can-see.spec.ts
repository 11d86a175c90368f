import { expect, people, test } from './remit.ts';
import { screenshot } from './screenshot.ts';

test('an analyst asks what Alice can see, and gets rows, actions and fields, each with its source', async ({
  pageOf,
}) => {
  const alices = await pageOf('salesperson', '/t/halden/records/crm.Account');
  const lead = alices.getByText(/records? that you can read/);
  await expect(lead).toBeVisible();
  const readable = (await lead.innerText()).split(' ')[0] ?? '';

  const page = await pageOf('analyst', '/t/halden');
  await page.getByRole('link', { name: 'People', exact: true }).click();
  await page.getByRole('searchbox', { name: 'Search people' }).fill('alice moreau');
  await page.getByRole('gridcell', { name: people.salesperson.name }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(people.salesperson.name);

  // n of m: n is exactly what Alice herself is shown.
  const account = page.getByRole('button', { name: /^Account/ });
  await expect(account).toContainText(new RegExp(`^Account\\s*${readable} of [\\d,]+$`));
  await page.getByRole('button', { name: /^Contract/ }).click();
  await expect(page.getByText(/^Reads [\d,]+ of [\d,]+ records\.$/)).toBeVisible();

  const actions = page.getByRole('region', { name: 'Actions, and through what' });
  const read = actions.getByRole('listitem').filter({ hasText: /^read/ });
  await expect(read).toContainText(/[\d,]+ records/);
  await expect(read).toContainText('Sales representative at /sales/emea, through the group Field Sales EMEA');
  const fields = page.getByRole('region', { name: /^Fields/ });
  await expect(fields).toContainText('Margin');
  await expect(fields).toContainText(/editable|visible/);
  await expect(page.getByRole('region', { name: /^Roles held/ })).toContainText('ended');
  await screenshot(page, 'access');

  // The address is the state: the same view opens from it.
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 2, name: 'Contract' })).toBeVisible();
});

test('everybody sees their own access, and learns nothing of totals that are not theirs to know', async ({
  pageOf,
}) => {
  const page = await pageOf('employee', '/t/halden/me');
  await expect(page.getByRole('heading', { level: 1, name: 'My access' })).toBeVisible();
  await expect(page.getByRole('button', { name: /^Contract/ })).not.toContainText(' of ');
});

test.describe('who may not explain others', () => {
  test.use({ provoked: [403, 404] });
  test('is refused with a reason and a reference', async ({ pageOf }) => {
    const analyst = await pageOf('analyst', '/t/halden/people?q=alice+moreau');
    await analyst.getByRole('gridcell', { name: people.salesperson.name }).click();
    await analyst.waitForURL(/\/people\/.+/);
    const page = await pageOf('employee', new URL(analyst.url()).pathname);
    await expect(page.getByRole('alert')).toContainText(
      /You may not see this|nothing here, or nothing that you may see/,
    );
    await expect(page.getByText('Reference')).toBeVisible();
  });
});
