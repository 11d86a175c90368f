import { expectClean } from './expect-clean.ts';
import { expect, test } from './remit.ts';

test('a purchase is asked for by answers to choose from, seen through its steps by price, and stands beside payments in list, inbox and history', async ({
  pageOf,
}) => {
  const toms = await pageOf('employee', '/t/halden/requests/new');
  await toms.getByLabel('What do you ask for?').selectOption('Purchase');
  await toms.getByLabel('What to buy').fill('Grease gun');
  await toms.getByLabel('What kind of thing is it?').selectOption('tool');
  await toms.getByLabel('Whom do we buy it from?').fill('Cantal Werkzeuge');
  const steps = toms
    .getByRole('complementary', { name: 'Who will decide' })
    .getByRole('region', { name: 'Steps' })
    .locator('ol > li');
  await toms.getByLabel('Price').fill('15,000.01');
  await expect(steps).toHaveText([/^Department/, /^Purchasing/, /^Finance/]);
  await expect(toms.getByRole('region', { name: 'Files' })).toContainText('A quote of the supplier');
  await toms.getByLabel('Price').fill('80.00');
  await expect(steps).toHaveText([/^Department/]);
  await expectClean(toms);
  await toms.getByRole('button', { name: 'Submit request' }).click();
  await expect(toms.getByRole('article')).toContainText('Cantal Werkzeuge');

  const heads = await pageOf('head', `/t/halden/inbox/${toms.url().split('/').at(-1)}`);
  await expect(heads.getByRole('article')).toContainText('Purchase');
  await heads.getByRole('button', { name: 'Approve', exact: true }).click();
  await heads.getByRole('button', { name: 'Send now' }).click();
  await expect(toms.getByRole('article')).toContainText('Approved');

  await toms.getByRole('link', { name: 'Requests', exact: true }).click();
  const mine = toms.getByRole('main');
  await expect(mine.getByRole('link', { name: /Vibration analysis software/ })).toContainText(
    'More information',
  );
  await mine.getByRole('link', { name: /Second pipe bender/ }).click();
  await expect(toms.getByRole('article')).toContainText('please ask there first');
});
