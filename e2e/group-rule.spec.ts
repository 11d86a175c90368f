import type { Page } from '@playwright/test';
import { expectCleanInBoth } from './expect-clean.ts';
import { expect, test } from './remit.ts';

async function newGroup(page: Page, name: string) {
  await page.getByRole('button', { name: 'New group…' }).click();
  const making = page.getByRole('dialog', { name: 'New group' });
  await making.getByLabel('Name').fill(name);
  await making.getByRole('button', { name: 'Make the group' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('an administrator composes by a form who is in a group, with who comes in told while it is edited, and takes it off again', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/groups');
  await newGroup(page, 'Warehouse by rule');
  await expect(page.getByText('Nobody is in it by a rule.')).toBeVisible();

  await page.getByRole('button', { name: 'Set a rule…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Who is in Warehouse by rule by a rule' });
  const sentence = dialog.getByTestId('sentence');
  const moves = dialog.getByRole('status', { name: 'Who comes and goes by it' });
  await dialog.getByRole('button', { name: 'Add a condition' }).click();
  // It asks for what is stored of a member, and for nothing of a record, a call or a moment.
  const left = dialog.getByRole('combobox', { name: 'What is compared', exact: true });
  await expect(left.locator('option').filter({ hasText: /person asking|being done|^Folder$/ })).toHaveCount(
    0,
  );
  await expect(sentence).toHaveText('the department of the member is within /');
  await dialog.getByRole('combobox', { name: 'Value' }).fill('/operations/warehouse');
  await expect(sentence).toHaveText('the department of the member is within /operations/warehouse');
  await expect(moves.getByText(/\d+ people come in/)).toBeVisible();
  await expect(moves.getByText('Nobody leaves')).toBeVisible();
  const all = await moves.getByText(/\d+ people come in/).textContent();
  await expectCleanInBoth(page);

  await dialog.getByRole('button', { name: 'Change this part' }).click();
  await page.getByRole('menuitem', { name: 'And another beside it' }).click();
  await left.last().selectOption({ label: 'Title' });
  await dialog.getByRole('combobox', { name: 'Value' }).last().fill('Warehouse Clerk');
  await expect(sentence).toHaveText(
    'the department of the member is within /operations/warehouse and the title of the member is “Warehouse Clerk”',
  );
  await expect(moves.getByText(/\d+ people come in/)).toBeVisible();
  await expect(moves.getByText(all ?? '', { exact: true })).toBeHidden();
  // A word of the sentence leads to its control.
  await sentence.getByRole('button', { name: 'Change: “Warehouse Clerk”' }).click();
  await expect(dialog.getByRole('group', { name: 'All of these' }).locator(':focus')).toHaveCount(1);
  await expectCleanInBoth(page);
  await dialog.getByRole('button', { name: 'Set the rule' }).click();
  await expect(dialog).toBeHidden();
  await expect(
    page.getByText(/Whoever this is true of is in it: the department of the member/),
  ).toBeVisible();
  await expect(page.getByText('by the rule', { exact: true }).first()).toBeVisible();
  await expectCleanInBoth(page);

  await page.getByRole('button', { name: 'Change the rule…' }).click();
  await expect(dialog.getByText('This is the rule that it has.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Have no rule…' }).click();
  await expect(dialog.getByText(/\d+ people leave/)).toBeVisible();
  await expectCleanInBoth(page);
  await dialog.getByRole('button', { name: 'Take the rule off' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('Nobody is in it by a rule.')).toBeVisible();
  await page.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Groups and departments/ })).toBeVisible();
});

test('a rule of a group is written as text too: what is wrong is said where it stands, and the form shows what was read', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/groups');
  await newGroup(page, 'Warehouse by text');
  await page.getByRole('button', { name: 'Set a rule…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Who is in Warehouse by text by a rule' });
  await dialog.getByRole('button', { name: 'As text' }).click();
  const text = dialog.getByLabel('The rule as text');
  await text.fill(`subject.titel = 'x'`);
  await expect(dialog.getByText(/No member has `titel` stored \(perhaps .*subject\.title/)).toBeVisible();
  await expectCleanInBoth(page);
  await dialog.getByRole('button', { name: 'Go on with the form' }).click();
  await expect(text).toHaveValue('');
  // What can stand there is offered.
  await text.pressSequentially(`subject.department within '/operations/w`);
  await dialog.getByRole('button', { name: `'/operations/warehouse'` }).click();
  await expect(text).toHaveValue(`subject.department within '/operations/warehouse'`);
  await expect(dialog.getByRole('combobox', { name: 'Value' })).toHaveValue('/operations/warehouse');
  await expect(dialog.getByTestId('sentence')).toHaveText(
    'the department of the member is within /operations/warehouse',
  );
  await expect(dialog.getByText(/\d+ people come in/)).toBeVisible();
  // What the form changes, the text says.
  await dialog.getByRole('combobox', { name: 'How it is compared' }).selectOption('is');
  await expect(text).toHaveValue(`subject.department = '/operations/warehouse'`);
  await expectCleanInBoth(page);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Archive' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Groups and departments/ })).toBeVisible();
});
