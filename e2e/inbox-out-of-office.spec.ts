import { expect, test } from './remit.ts';

test('whoever is away hands their decisions over, the delegate decides with both names, and it ends at once', async ({
  pageOf,
}) => {
  const heads = await pageOf('head', '/t/halden/inbox');
  await heads.getByRole('link', { name: 'Out of office' }).click();
  await heads.getByRole('button', { name: 'Hand over' }).click();
  await expect(heads.getByText('Choose who decides in your place.')).toBeVisible();
  await heads.getByRole('combobox', { name: 'Who decides in your place' }).click();
  await heads.getByPlaceholder('Search by name').fill('Sana Iq');
  await heads.getByRole('option', { name: /Sana Iqbal/ }).click();
  const inAWeek = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  await heads.getByLabel('Last day').fill(inAWeek);
  await heads.getByLabel('Reason').fill('On leave');
  await heads.getByRole('button', { name: 'Hand over' }).click();
  const given = heads.getByRole('region', { name: 'In your place' });
  await expect(given).toContainText('Sana Iqbal decides for Henrik Dahl');

  const sanas = await pageOf('analyst', '/t/halden/inbox');
  const mine = sanas.getByRole('region', { name: /For you to decide/ });
  await mine.getByRole('link').first().click();
  await expect(sanas).toHaveURL(/\/inbox\/.+/);
  const address = sanas.url();
  const article = sanas.getByRole('article');
  await expect(article.getByRole('region', { name: 'Why it came to you' })).toContainText('Henrik Dahl');
  await article.getByRole('button', { name: 'Approve', exact: true }).click();
  await sanas.getByRole('button', { name: 'Send now' }).click();
  await expect(sanas.getByText(/PR-\d+ approved/)).toBeVisible();

  await given.getByRole('button', { name: 'End it: Sana Iqbal for Henrik Dahl' }).click();
  await expect(given).toContainText('You decide everything yourself.');
  await expect(mine.getByRole('link')).toHaveCount(0);
  await heads.goto(address);
  await expect(heads.getByRole('article')).toContainText('approved it, in place of Henrik Dahl');
});
