import { expectCleanInBoth } from './expect-clean.ts';
import { expect, test } from './remit.ts';

test('an administrator says by a rule who is in a group, with who comes in told first, and takes it off again', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/groups');
  await page.getByRole('button', { name: 'New group…' }).click();
  const making = page.getByRole('dialog', { name: 'New group' });
  await making.getByLabel('Name').fill('Warehouse by rule');
  await making.getByRole('button', { name: 'Make the group' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Warehouse by rule/ })).toBeVisible();
  await expect(page.getByText('Nobody is in it by a rule.')).toBeVisible();

  await page.getByRole('button', { name: 'Set a rule…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Who is in Warehouse by rule by a rule' });
  const text = dialog.getByLabel('The rule as text');
  // What is wrong is said where it stands, with what may have been meant; what can stand there is offered.
  await text.fill(`subject.titel = 'x'`);
  await expect(dialog.getByText(/No member has `titel` stored \(perhaps .*subject\.title/)).toBeVisible();
  await text.fill(`subject.title = 'x'`);
  await expect(dialog.getByText('Nobody comes in')).toBeVisible();
  await text.fill('');
  await text.pressSequentially(`subject.department within '/operations/w`);
  await expect(dialog.getByRole('button', { name: /warehouse/ })).toBeVisible();
  await expectCleanInBoth(page);
  await dialog.getByRole('button', { name: /warehouse/ }).click();
  await expect(text).toHaveValue(/^subject\.department within '\/operations\/warehouse/);
  await expect(dialog.getByText(/It reads: the department of the member/)).toBeVisible();
  await expect(dialog.getByText(/\d+ people come in/)).toBeVisible();
  await expect(dialog.getByText('Nobody leaves')).toBeVisible();
  await expectCleanInBoth(page);
  await dialog.getByRole('button', { name: 'Set the rule' }).click();
  await expect(dialog).toBeHidden();
  await expect(
    page.getByText(/Whoever this is true of is in it: the department of the member/),
  ).toBeVisible();
  await expect(page.getByText('by the rule', { exact: true }).first()).toBeVisible();
  await expectCleanInBoth(page);

  await page.getByRole('button', { name: 'Change the rule…' }).click();
  await dialog.getByRole('button', { name: 'Have no rule…' }).click();
  await expect(dialog.getByText(/\d+ people leave/)).toBeVisible();
  await expectCleanInBoth(page);
  await dialog.getByRole('button', { name: 'Take the rule off' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Nobody is in it by a rule.')).toBeVisible();
  await page.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Groups and departments/ })).toBeVisible();
});
