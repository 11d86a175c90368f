import { expectClean } from './expect-clean.ts';
import { expect, test } from './remit.ts';

test('a kind of request has answers to choose from and steps that are composed in its form, and text and sentence follow', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/access/rules');
  await page.getByRole('button', { name: 'New request type' }).click();
  const dialog = page.getByRole('dialog', { name: 'New request type' });
  await dialog.getByLabel('What it is called').fill('Company car');
  await dialog.getByLabel('Module').selectOption({ label: 'Finance' });
  await dialog.getByRole('button', { name: 'Add a question' }).click();
  await dialog.getByLabel('Question 1', { exact: true }).fill('Drive');
  await dialog.getByLabel('Kind of answer 1').selectOption({ label: 'One of a list' });
  await dialog.getByLabel('Who submits it').selectOption({ label: 'Employee' });
  await dialog.getByLabel('Who decides it').selectOption({ label: 'Approver' });
  await dialog.getByRole('button', { name: 'Add to the draft' }).click();
  await expect(dialog.getByText('Say what can be answered to question 1.')).toBeVisible();
  await dialog.getByLabel('Answer 1', { exact: true }).fill('electric');
  await dialog.getByRole('button', { name: 'Add an answer' }).click();
  await dialog.getByLabel('Answer 2', { exact: true }).fill('hybrid');
  await expectClean(page);
  await dialog.getByRole('button', { name: 'Add to the draft' }).click();

  const text = page.getByLabel('Text of CompanyCarApproval');
  await expect(text).toHaveValue(/asks drive\nstep Head by head of department/);
  await page.getByLabel('Name of step 1').fill('Department');
  await expect(text).toHaveValue(/step Department by head of department/);
  await page.getByLabel('Time to decide Department').selectOption({ label: 'Within 3 days' });
  await page.getByRole('button', { name: 'Add a step' }).click();
  await page.getByLabel('Who decides Step2').selectOption({ label: 'Holders of roles' });
  const roles = page.getByRole('group', { name: 'Roles that decide Step2' });
  await roles.getByLabel('Add a role').selectOption({ label: 'Chief financial officer' });
  await roles.getByRole('button', { name: 'Take Employee away' }).click();
  await expect(text).toHaveValue(/step Step2 by ChiefFinancialOfficer/);
  await page.getByLabel('Name of step 2').fill('Finance');
  await expect(text).toHaveValue(
    /step Department by head of department within 3 days\nstep Finance by Chief/,
  );
  await page
    .getByRole('group', { name: 'Step “Finance”, when' })
    .getByRole('button', { name: 'Add a condition' })
    .click();
  await expect(text).toHaveValue(/step Finance by ChiefFinancialOfficer when /);
  await page.getByRole('button', { name: 'Add a step' }).click();
  await page.getByLabel('Who decides Step3').selectOption({ label: 'People by name' });
  await page.getByLabel('E-mail of somebody who decides Step3').fill('sana@halden.example');
  await page.getByRole('button', { name: 'Add the person' }).click();
  await page.getByRole('checkbox', { name: 'Step3 may be passed over' }).check();
  await page.getByRole('button', { name: 'Move the step Step3 up' }).click();
  await expect(text).toHaveValue(
    /step Department .*\nstep Step3 by people 'sana@halden.example' optional\nstep Finance /,
  );
  await page.getByRole('heading', { level: 1 }).scrollIntoViewIfNeeded();
  await expectClean(page);
  await page.getByRole('button', { name: 'Remove the step Step3' }).click();
  await expect(text).not.toHaveValue(/Step3/);
  await expect(page.getByRole('region', { name: 'Draft' }).getByRole('status')).toHaveText('Saved');
  await expect(page.getByRole('region', { name: 'Draft' })).toContainText('people gain access');
});
