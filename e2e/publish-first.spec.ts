import type { Page } from '@playwright/test';
import { beginDraft, without } from './begin-draft.ts';
import { expectCleanInBoth } from './expect-clean.ts';
import { publishDraft, publishReviewed } from './publish-draft.ts';
import { expect, test, url } from './remit.ts';

const press = 'Publish first to one folder or group…';

/** Sales representatives update no contracts any more, and warehouse clerks are employees. */
const change = {
  SalesRep: without('crm.Contract', 'update'),
  WarehouseClerk: (role: Parameters<ReturnType<typeof without>>[0]) => ({ ...role, includes: ['Employee'] }),
};

async function pickGroup(page: Page, name: RegExp): Promise<void> {
  const dialog = page.getByRole('dialog', { name: /first|Not for all/ });
  await dialog.getByRole('radio', { name: /^For the members of one group/ }).check();
  const group = dialog.getByRole('combobox', { name: 'Which group has it first' });
  const value = await group.getByRole('option', { name }).getAttribute('value');
  await group.selectOption(value);
}

test('a draft goes to one group first, and its whole is one publication away with nothing to choose', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden');
  await page.goto(url(await beginDraft(page, 'Contracts are for leads', change)));
  const headline = page.getByTestId('impact-headline');
  await expect(headline).toContainText(/^\d+ people lose access/);
  const forAll = await headline.textContent();

  await page.getByRole('button', { name: press }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish first to one folder or group' });
  await expect(dialog.getByRole('list', { name: 'What cannot count in part' })).toContainText(
    'Warehouse clerk',
  );
  await dialog.getByRole('button', { name: 'Put it into the draft' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Choose a folder.');
  await pickGroup(page, /^Field Sales EMEA/);
  // What it would mean is said before anything is saved, and is what the draft means afterwards.
  const effect = dialog.getByTestId('first-effect');
  await expect(effect).toContainText(/\d+ people lose access/);
  await expectCleanInBoth(page);
  const said = (await effect.textContent()) ?? '';
  await dialog.getByRole('button', { name: 'Put it into the draft' }).click();
  await expect(dialog).toBeHidden();
  const edits = page.getByRole('region', { name: 'What changes' });
  await expect(edits).toContainText('Counts for the group Field Sales EMEA first.');
  await expect(edits).not.toContainText('Warehouse clerk');
  const people = /\d+ people lose access/u;
  await expect(headline).toContainText(people.exec(said)?.[0] ?? 'nothing was said');
  expect(await headline.textContent()).not.toBe(forAll);

  await publishReviewed(page, 'Field sales first');
  await page.goto(url('/t/halden/changes'));
  await page.getByRole('link', { name: 'Contracts are for leads for everybody' }).first().click();
  await page.getByRole('link', { name: 'Take it over' }).click();
  await page.getByRole('button', { name: /^Take over to version/ }).click();
  await page.getByRole('link', { name: 'Review…' }).click();
  await expect(headline).toContainText(/people lose access/);
  await expect(edits).toContainText('Warehouse clerk');
  await expect(edits).not.toContainText('Counts for the group');
  await page.goBack();
  await publishDraft(page, 'And now for everybody');
});

test('one change counts for one group first', async ({ pageOf }) => {
  const page = await pageOf('administrator', '/t/halden');
  await page.goto(url(await beginDraft(page, 'Contracts are for leads, by group', change)));
  const edits = page.getByRole('region', { name: 'What changes' });
  await edits.getByRole('button', { name: 'Not for all yet… Role Sales representative' }).click();
  const dialog = page.getByRole('dialog', { name: /^Not for all yet/ });
  await pickGroup(page, /^Sales Managers/);
  await expectCleanInBoth(page);
  await dialog.getByRole('button', { name: 'Put it into the draft' }).click();
  await expect(dialog).toBeHidden();
  await expect(edits).toContainText('Counts for the group Sales Managers first.');
});

test('a draft of which nothing can count in part says so where it would be pressed', async ({ pageOf }) => {
  const page = await pageOf('administrator', '/t/halden');
  const path = await beginDraft(page, 'Clerks are employees', { WarehouseClerk: change.WarehouseClerk });
  await page.goto(url(path));
  await page.getByRole('button', { name: press }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish first to one folder or group' });
  await expect(dialog.getByRole('alert')).toContainText('Nothing of this draft can count in part');
});
