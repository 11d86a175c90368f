import { expectCleanInBoth } from './expect-clean.ts';
import { expect, test } from './remit.ts';

test('an administrator sees who is in a group and by what way, what it gives, and what ending that would do', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/people');
  await page.getByRole('link', { name: 'Groups', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Groups and departments/ })).toBeVisible();
  await expectCleanInBoth(page);
  await page.getByRole('link', { name: /^Field Sales \d/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Field Sales/ })).toBeVisible();
  await expect(page.getByText('through Field Sales EMEA').first()).toBeVisible();
  await page.getByRole('link', { name: /^Field Sales EMEA/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Field Sales EMEA/ })).toBeVisible();
  await expect(page.getByText('directly').first()).toBeVisible();
  await expectCleanInBoth(page);
  await page
    .getByRole('button', { name: /^End Sales/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await expect(
    dialog.getByText(/lose(s)? something|reach(es)? less|keep(s)? everything/).first(),
  ).toBeVisible();
  await expectCleanInBoth(page);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toBeHidden();
  // Nobody whom another journey is signed in as: whoever is taken out signs in again.
  const takeOut = page.getByRole('button', { name: /^Take out (?!Alice)/ });
  const name = (await takeOut.first().getAttribute('aria-label')) ?? '';
  await takeOut.first().click();
  await expect(dialog.getByText(/session/)).toBeVisible();
  await expectCleanInBoth(page);
  await dialog.getByRole('button', { name: 'Take out', exact: true }).click();
  await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name, exact: true })).toBeVisible();
});

test('somebody is put into a group and a role is given to all of it, each with its effect first', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/groups');
  await page.getByRole('link', { name: /^Field Sales EMEA/ }).click();
  await page.getByRole('button', { name: 'Give a role…' }).click();
  const giving = page.getByRole('dialog', { name: 'Give a role to everybody in Field Sales EMEA' });
  await giving.getByLabel('Role', { exact: true }).selectOption('WarehouseLead');
  await expect(giving.getByText(/gains? something/)).toBeVisible();
  await expect(giving.getByRole('button', { name: 'Give the role' })).toBeVisible();
  await expectCleanInBoth(page);
  await giving.getByRole('button', { name: 'Cancel' }).click();
  await expect(giving).toBeHidden();

  await page.getByRole('button', { name: 'Put somebody in…' }).click();
  const joining = page.getByRole('dialog', { name: 'Put somebody into Field Sales EMEA' });
  await joining.getByRole('combobox', { name: 'Whom' }).click();
  await page.getByPlaceholder('Search').fill('Agnieszka Cardoso');
  await page.getByRole('option', { name: /Agnieszka Cardoso/ }).click();
  await expect(joining.getByText(/gains/).first()).toBeVisible();
  await expectCleanInBoth(page);
  await joining.getByRole('button', { name: 'Put in' }).click();
  const takeOut = page.getByRole('button', { name: 'Take out Agnieszka Cardoso' });
  await expect(takeOut).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(takeOut).toBeHidden();
});

test('a department is reached by its link and fits a phone', async ({ pageOf }) => {
  const path = `/t/halden/groups/${encodeURIComponent('/sales')}`;
  const page = await pageOf('administrator', path, { width: 390 });
  await expect(page.getByRole('heading', { level: 1, name: /Sales/ })).toBeVisible();
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider).toBeLessThanOrEqual(1);
});

test('a group is made, called otherwise, filled, and archived once it is empty again, and that is undone', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/groups');
  const heading = (name: string) => page.getByRole('heading', { level: 1, name: new RegExp(name) });
  await page.getByRole('button', { name: 'New group…' }).click();
  const making = page.getByRole('dialog', { name: 'New group' });
  await making.getByRole('button', { name: 'Make the group' }).click();
  await expect(making.getByText('Give it a name.')).toBeVisible();
  await making.getByLabel('Name').fill('Trade fairs');
  await making.getByRole('button', { name: 'Make the group' }).click();
  await expect(heading('Trade fairs')).toBeVisible();
  await page.getByRole('button', { name: 'Rename…' }).click();
  const renaming = page.getByRole('dialog', { name: 'Rename Trade fairs' });
  await renaming.getByLabel('Name').fill('Fairs and shows');
  await renaming.getByRole('button', { name: 'Rename', exact: true }).click();
  await expect(heading('Fairs and shows')).toBeVisible();
  await expect(page.getByText('Nobody is in it yet.')).toBeVisible();
  await expectCleanInBoth(page);

  const archive = page.getByRole('button', { name: 'Archive', exact: true });
  await archive.click();
  await expect(heading('Groups and departments')).toBeVisible();
  const listed = page.getByRole('link', { name: /^Fairs and shows/ });
  await expect(listed).toBeHidden();
  const archived = page.getByRole('dialog', { name: 'Fairs and shows was archived' });
  await archived.getByRole('button', { name: 'Undo' }).click();
  await listed.click();
  await expect(heading('Fairs and shows')).toBeVisible();
  await archive.click();
  await expect(heading('Groups and departments')).toBeVisible();
  await expect(listed).toBeHidden();
});

test('a department is made, somebody heads it and somebody goes into it, each with its effect first', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/groups');
  await page.getByRole('button', { name: 'New department…' }).click();
  const making = page.getByRole('dialog', { name: 'New department' });
  await making.getByLabel('Lies in').selectOption('/sales');
  await making.getByLabel('Name', { exact: true }).fill('Trade fairs');
  await expect(making.getByLabel('How its path ends')).toHaveValue('trade-fairs');
  await making.getByRole('button', { name: 'Make the department' }).click();
  await expect(page.getByText('Nobody heads it.')).toBeVisible();

  await page.getByRole('button', { name: 'Name another…' }).click();
  const naming = page.getByRole('dialog', { name: 'Head of Trade fairs' });
  await naming.getByRole('combobox', { name: 'Who heads it' }).click();
  await page.getByPlaceholder('Search').fill('Agnieszka Cardoso');
  await page.getByRole('option', { name: /Agnieszka Cardoso/ }).click();
  await expect(naming.getByText(/reach(es)? more|gains? something|keeps? everything/).first()).toBeVisible();
  await expectCleanInBoth(page);
  await naming.getByRole('button', { name: 'Name the head' }).click();
  const head = page.getByRole('region', { name: 'Head' });
  await expect(head.getByRole('link', { name: /Agnieszka Cardoso/ })).toBeVisible();

  await head.getByRole('link', { name: /Agnieszka Cardoso/ }).click();
  await page.getByRole('button', { name: 'Manage' }).click();
  const panel = page.getByRole('dialog', { name: 'Manage Agnieszka Cardoso' });
  const where = panel.getByLabel('They are in');
  const was = await where.inputValue();
  await where.selectOption('/sales/trade-fairs');
  await expect(panel.getByText(/No session of theirs is open|they sign in again/).first()).toBeVisible();
  await panel.getByRole('button', { name: 'Move', exact: true }).click();
  await panel.getByRole('button', { name: /^Put back: / }).click();
  await expect(where).toHaveValue(was);

  await page.goBack();
  await page.getByRole('button', { name: 'Name another…' }).click();
  await naming.getByRole('button', { name: 'Nobody', exact: true }).click();
  await naming.getByRole('button', { name: 'Name the head' }).click();
  await expect(page.getByText('Nobody heads it.')).toBeVisible();
});
