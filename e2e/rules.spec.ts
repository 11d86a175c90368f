import type { Page } from '@playwright/test';
import { expectClean } from './expect-clean.ts';
import { expect, test, url } from './remit.ts';
import { screenshot } from './screenshot.ts';
import { untilSaved } from './until-saved.ts';

/** Each look once: light and wide where it is, dark and narrow after it. */
async function looks(page: Page): Promise<void> {
  await expectClean(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await expectClean(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
}

test('a rule is made from a template, changed by its form, a word of its sentence and its text, and all three say the same', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/access/rules');
  await page.getByRole('button', { name: 'New rule' }).click();
  const dialog = page.getByRole('dialog', { name: 'New rule' });
  await dialog.getByLabel('Begin with').selectOption({ label: 'A limit for amounts' });
  await dialog.getByLabel('For', { exact: true }).selectOption({ label: 'Payment request' });
  await dialog.getByRole('button', { name: 'Add to the draft' }).click();

  const sentence = page.getByTestId('sentence');
  await expect(sentence).toContainText('a payment request when its amount is more than 10,000.00 EUR.');
  await expect(page).toHaveURL(/draft=[0-9a-f-]{36}/);
  const text = page.getByLabel('Text of LargePaymentRequest');
  await expect(text).toHaveValue(/when amount > 10 000 EUR/);
  // A whole row of counts: every record of the type is true, false or unknown of it.
  const whole = page.getByRole('row', { name: /^The whole/ });
  await expect(whole).toContainText(/[1-9]/);

  await page.getByLabel('Value', { exact: true }).fill('12000');
  await expect(sentence).toContainText('more than 12,000.00 EUR');
  await expect(text).toHaveValue(/when amount > 12 000 EUR/);

  await sentence.getByRole('button', { name: 'Change: is more than' }).click();
  await expect(page.getByLabel('How it is compared')).toBeFocused();
  await page.getByLabel('How it is compared').selectOption({ label: 'is at least' });
  await expect(text).toHaveValue(/when amount >= 12 000 EUR/);
  await page.getByRole('button', { name: 'Change this part' }).click();
  await page.getByRole('menuitem', { name: 'Or another instead of it' }).click();
  await expect(page.getByRole('row', { name: /^its amount is at least/ })).toBeVisible();
  await page
    .getByLabel('What is compared', { exact: true })
    .last()
    .selectOption({ label: 'What was done before…' });
  await expect(text).toHaveValue(/or took submit/);
  await screenshot(page, 'rule');
  await looks(page);

  const now = await text.inputValue();
  await text.fill(now.replace('amount >= 12', 'amont >= 12'));
  const meant = page.getByRole('button', { name: 'amount', exact: true });
  await expect(meant).toBeVisible();
  await expect(page.getByText('The form shows the last one that was')).toBeVisible();
  await expect(page.getByLabel('What it does')).toBeDisabled();
  await meant.click();
  await expect(page.getByLabel('What it does')).toBeEnabled();
  await expect(text).toHaveValue(now);
  await text.fill('rule LargePaymentRequest\nforbid approve on fin.PaymentRequest\nwhen ');
  await text.pressSequentially('am');
  const choices = page.getByRole('listbox', { name: 'What can stand here' });
  await expect(choices.getByRole('option', { name: 'amount', exact: false })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await text.press('Enter');
  await expect(text).toHaveValue(/when amount$/);
  await text.pressSequentially(" > 15 000 EUR # from the board\nbecause 'it is much'");
  await text.press('Escape');
  await expect(sentence).toContainText(
    'Nobody may approve a payment request when its amount is more than 15,000.00',
  );
  await expect(page.getByLabel('Value', { exact: true })).toHaveValue('15 000.00');
  await text.press('Tab');
  await expect(text).not.toBeFocused();
  await expect(text).toHaveValue(/EUR # from the board\nbecause/);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(sentence).toContainText('at least 12,000.00 EUR or the person asking did submit it before');
  await untilSaved(page);
  await page.reload();
  await expect(sentence).toContainText('at least 12,000.00 EUR or the person asking did submit it before');

  await page.getByRole('button', { name: 'Rename', exact: true }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('BoardLimit');
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click();
  await expect(page.getByLabel('Text of BoardLimit')).toHaveValue(/^rule BoardLimit/);

  // Watched before it counts: by the keyboard, in all three panes, and undone like every edit.
  await page.getByRole('radio', { name: 'Enforced' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Only reported' })).toBeChecked();
  await expect(sentence).toContainText('Only reported: Nobody may approve');
  const board = page.getByLabel('Text of BoardLimit');
  await expect(board).toHaveValue(/^rule BoardLimit report only\n/);
  await expect(page.getByText('Nothing is counted yet')).toBeVisible();
  await expectClean(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(board).toHaveValue(/^rule BoardLimit\n/);
  await expect(page.getByRole('radio', { name: 'Enforced' })).toBeChecked();

  await page.getByRole('link', { name: 'Rules', exact: true }).first().click();
  await expect(page.getByRole('link', { name: /BoardLimit/ })).toContainText('in the draft');
  await expectClean(page);

  const draft = new URL(page.url()).searchParams.get('draft') ?? '';
  await page.goto(url(`/t/halden/changes/${draft}`));
  const watch = page.getByRole('button', { name: /^Only report it first: .*BoardLimit/ });
  await watch.click();
  await expect(page.getByText('rule BoardLimit report only')).toBeVisible();
  await expect(watch).toHaveCount(0);
});

test('a kind of request is made with its form and its deciders, and what it asks is changed by its form and its text', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/access/rules');
  await page.getByRole('button', { name: 'New request type' }).click();
  const dialog = page.getByRole('dialog', { name: 'New request type' });
  await dialog.getByRole('button', { name: 'Add to the draft' }).click();
  await expect(dialog.getByText('Say what it is called, in up to 80 characters.')).toBeVisible();
  await dialog.getByLabel('What it is called').fill('Training request');
  await dialog.getByLabel('Module').selectOption({ label: 'Finance' });
  await expect(dialog.getByText('It becomes fin.TrainingRequest.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add a question' }).click();
  await dialog.getByLabel('Question 1', { exact: true }).fill('Course');
  await dialog.getByRole('button', { name: 'Add a question' }).click();
  await dialog.getByLabel('Question 2', { exact: true }).fill('First day');
  await dialog.getByLabel('Kind of answer 2').selectOption({ label: 'A day' });
  await dialog.getByLabel('Question 2 may be left out').check();
  await dialog.getByLabel('Who submits it').selectOption({ label: 'Employee' });
  await dialog.getByLabel('Who decides it').selectOption({ label: 'Approver' });
  await expectClean(page);
  await dialog.getByRole('button', { name: 'Add to the draft' }).click();

  const sentence = page.getByTestId('sentence');
  await expect(sentence).toContainText(
    'Whoever submits it is asked “Course”; “First day” if they choose to.',
  );
  const text = page.getByLabel('Text of TrainingRequestApproval');
  await expect(text).toHaveValue(/asks course\nasks first_day optional\nstep Head by head of department/);

  await page.getByLabel('Words of the question about Course').fill('Which course?');
  await expect(sentence).toContainText('“Which course?”');
  await page.getByRole('button', { name: 'Move First day up' }).click();
  await expect(text).toHaveValue(/asks first_day optional\nasks course 'Which course\?'/);
  await page.getByLabel('Another file').fill('An offer of the school');
  await page.getByRole('button', { name: 'Add the file' }).click();
  await expect(text).toHaveValue(/attaches offer_of_school 'An offer of the school'/);
  await page
    .getByRole('group', { name: 'File “An offer of the school”, when' })
    .getByRole('button', { name: 'Add a condition' })
    .click();
  await expect(text).toHaveValue(/attaches offer_of_school 'An offer of the school' when /);
  await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  await looks(page);

  const now = await text.inputValue();
  await text.fill(now.replace('asks first_day optional', 'asks first_dya optional'));
  await expect(page.getByRole('button', { name: 'first_day', exact: true })).toBeVisible();
  await text.fill(now.replace('asks first_day optional\n', ''));
  await expect(page.getByLabel('Words of the question about First day')).toHaveCount(0);
  await expect(sentence).toContainText('Whoever submits it is asked “Which course?”.');
  await expect(page.getByRole('region', { name: 'Draft' }).getByRole('status')).toHaveText('Saved');
  // The server takes it for a policy too, or it would not say what it means for people.
  await expect(page.getByRole('region', { name: 'Draft' })).toContainText('people gain access');
});

test('tests that the policy lacks are suggested, one that an edit breaks says what comes instead, and its answer is accepted', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/access/tests');
  await expect(page.getByText(/0 of \d+ parts/)).toBeVisible();
  await page.getByRole('button', { name: 'Suggest tests' }).click();
  const suggested = page.getByRole('dialog', { name: 'Tests that the policy lacks' });
  await suggested.getByRole('button', { name: /^Add \d+ tests$/ }).click();
  const tests = page.getByRole('region', { name: 'Tests', exact: true }).getByRole('listitem');
  await expect(tests.first()).toContainText('holds');
  await expect(tests.filter({ hasText: 'being asked' })).toHaveCount(0);
  await expect(page.getByTestId('proof')).toHaveText(/^(\d+) of \1 hold$/);
  await looks(page);
  await screenshot(page, 'tests');

  const draft = new URL(page.url()).searchParams.get('draft') ?? '';
  await page.goto(url(`/t/halden/access/rules/rule.OwnRequest?draft=${draft}`));
  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('link', { name: 'Tests', exact: true }).click();
  const failing = tests.filter({ hasText: 'What comes: may' });
  await expect(failing.first()).toContainText('fails');
  await page
    .getByRole('button', { name: /^Accept what comes/ })
    .last()
    .click();
  await expect(failing).toHaveCount(0);
  await expect(page.getByTestId('proof')).toHaveText(/^(\d+) of \1 hold$/);

  await page.getByRole('button', { name: 'New guard' }).click();
  const dialog = page.getByRole('dialog', { name: 'New guard' });
  await dialog.getByLabel('For', { exact: true }).selectOption({ label: 'Shipment' });
  await dialog.getByRole('button', { name: 'Add to the draft' }).click();
  await expect(page.getByTestId('sentence')).toHaveText(/Nobody may ever be able to delete a shipment\./);
  await page.getByRole('link', { name: 'Rules', exact: true }).click();
  await page.getByRole('link', { name: 'Tests', exact: true }).click();
  const guard = page.getByRole('region', { name: 'Guards' }).getByRole('listitem');
  await expect(guard).toContainText(/Somebody could `delete` a record of `wms.Shipment`/);
  await guard.getByRole('button', { name: /^Take it from / }).click();
  await expect(guard).toContainText('holds');

  await page.goto(url(`/t/halden/simulate`));
  await page.getByRole('button', { name: /^Can I approve a payment request in/ }).click();
  await page.getByRole('link', { name: 'Save as a test' }).click();
  const saved = page.getByRole('dialog', { name: 'A question of yours, as a test' });
  await expect(saved).toContainText('As nora@halden.example');
  await saved.getByRole('button', { name: 'Add to the draft' }).click();
  await expect(tests.filter({ hasText: 'nora@halden.example, given a payment request' })).toContainText(
    'holds',
  );
});

test.describe('somebody who may not read the policy', () => {
  test.use({ provoked: [403] });
  test('is told so on the pages of rules and tests', async ({ pageOf }) => {
    const page = await pageOf('employee', '/t/halden/access/rules');
    await expect(page.getByRole('alert')).toContainText('You may not see this');
    await page.goto(url('/t/halden/access/tests'));
    await expect(page.getByRole('alert')).toContainText('You may not see this');
  });
});
