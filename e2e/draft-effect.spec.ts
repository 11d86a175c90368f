import { beginDraft, emptied, without } from './begin-draft.ts';
import { expectCleanInBoth } from './expect-clean.ts';
import { expect, test, url } from './remit.ts';

test('a draft says for everybody what it means, why, and what of it to take back', async ({ pageOf }) => {
  const page = await pageOf('administrator', '/t/halden');
  const path = await beginDraft(page, 'Contracts are for leads', {
    SalesRep: without('crm.Contract', 'update'),
    WarehouseClerk: emptied,
  });
  await page.goto(url(path));
  await expect(page.getByTestId('impact-headline')).toContainText(/^\d+ people lose access/);
  const edits = page.getByRole('region', { name: 'What changes' });
  await expect(edits).toContainText('Sales representative may no longer update Contract');

  // What is looked at is in the address, and comes back with it.
  const whom = page.getByRole('region', { name: 'For whom' });
  await whom.getByRole('button', { name: 'Losses' }).click();
  await whom.getByRole('button', { name: 'Permission' }).click();
  await expect(page).toHaveURL(/only=losses/);
  await page.reload();
  await expect(whom.getByRole('button', { name: 'Losses' })).toHaveAttribute('aria-pressed', 'true');
  await expect(whom).not.toContainText('May still');

  await whom
    .getByRole('button', { name: /^Why: may no longer update Contract/ })
    .first()
    .click();
  const why = page.getByRole('dialog');
  await expect(why.getByRole('region', { name: 'Now' })).toContainText('It depends on the record');
  await expect(why.getByRole('region', { name: 'Under this draft' })).toContainText('No');
  await page.keyboard.press('Escape');
  await expect(why).toBeHidden();

  await page.keyboard.press('x');
  await expect(page.getByRole('region', { name: 'Changed lines of the text' })).toContainText('can:');
  await page.keyboard.press('x');
  await expect(page.getByRole('region', { name: 'Records' })).toContainText('update Contract');
  await expect(page.getByTestId('impact-replay')).toBeVisible();

  // Somebody keeps for a time what everybody else loses, and the draft says so.
  await whom.getByRole('button', { name: 'People', exact: true }).click();
  await expect(whom).toContainText('Alice Moreau');
  await edits.getByRole('button', { name: 'Not for all yet… Role Sales representative' }).click();
  const staging = page.getByRole('dialog', { name: /^Not for all yet/ });
  await staging.getByRole('combobox', { name: 'Who keeps what they have' }).click();
  await page.getByPlaceholder('Search').fill('Alice Moreau');
  await page.getByRole('option', { name: /Alice Moreau/ }).click();
  await staging.getByLabel('Until the end of').fill('2031-03-30');
  await staging.getByRole('button', { name: 'Put it into the draft' }).click();
  await expect(staging).toBeHidden();
  await expect(whom).not.toContainText('Alice Moreau');
  await expect(edits).toContainText('alice@halden.example keeps what was before until 31 Mar 2031');

  await edits.getByRole('button', { name: 'Take back: Role Warehouse clerk' }).click();
  await expect(edits).not.toContainText('Warehouse clerk');
  await expect(edits).toContainText('Role Sales representative');
});

test('whoever loses by a draft keeps it until a day, one after the other, from where it is said that they lose', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden');
  const path = await beginDraft(page, 'Contracts are for leads, soon', {
    SalesRep: without('crm.Contract', 'update'),
    Payroll: emptied,
  });
  await page.goto(url(path));
  const whom = page.getByRole('region', { name: 'For whom' });
  const edits = page.getByRole('region', { name: 'What changes' });
  await expect(whom).toContainText('Alice Moreau');
  const dialog = page.getByRole('dialog', { name: 'Keep for one person what they lose' });
  const who = dialog.getByRole('combobox', { name: 'Who keeps what they have' });
  await expectCleanInBoth(page);

  // Of everything that could be kept, one change is: the other says nothing of it.
  await whom.getByRole('button', { name: /^Keep it until… .*Alice Moreau/ }).click();
  await expect(who).toBeVisible();
  await expectCleanInBoth(page);
  await dialog.getByRole('button', { name: 'Put it into the draft' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('Say who keeps it, and until which day to come.');
  await who.click();
  await page.getByPlaceholder('Search').fill('Alice Moreau');
  await page.getByRole('option', { name: /Alice Moreau/ }).click();
  await dialog.getByLabel('Until the end of').fill('2031-03-30');
  await dialog.getByRole('checkbox', { name: /Payroll/ }).uncheck();
  await dialog.getByRole('button', { name: 'Put it into the draft' }).click();
  await expect(dialog).toBeHidden();
  await expect(whom).not.toContainText('Alice Moreau');
  await expect(edits.getByText(/keeps what was before until/)).toHaveCount(1);
  await expect(edits).toContainText('alice@halden.example keeps what was before until 31 Mar 2031');

  // Another one beside her, who is offered before anything is typed; she is still said to keep it.
  await whom
    .getByRole('button', { name: /^Keep it until…/ })
    .last()
    .click();
  await who.click();
  await page.getByRole('option').first().click();
  await dialog.getByLabel('Until the end of').fill('2031-06-29');
  await dialog.getByRole('button', { name: 'Put it into the draft' }).click();
  await expect(dialog).toBeHidden();
  await expect(edits).toContainText('alice@halden.example keeps what was before until 31 Mar 2031');
  await expect(edits.getByText(/keeps what was before until 30 Jun 2031/)).toHaveCount(2);
});

test('a draft that would leave nobody to publish says so, and cannot be published', async ({ pageOf }) => {
  const page = await pageOf('administrator', '/t/halden');
  await page.goto(url(await beginDraft(page, 'Nobody left', { TenantAdmin: emptied })));
  await expect(page.getByTestId('impact-checks')).toContainText('does not hold');
  await expect(page.getByText(/^It cannot go out as it stands\. Nobody could publish/)).toBeVisible();
  await expect(page.getByTestId('draft-next')).toHaveText('Nobody can publish it before that is mended.');
  const publish = page.getByRole('button', { name: 'Publish…' });
  await expect(publish).toHaveAccessibleDescription(/Nobody could publish a policy any more/);
  await publish.press('Enter');
  await expect(page.getByRole('dialog')).toContainText('Nobody could publish a policy any more');
});

test('each edit says at once what it means for everybody, and then that the server has worked out the same', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/access/matrix');
  await page.getByRole('treegrid').locator('[tabindex="0"]').focus();
  for (const key of ['Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'a'])
    await page.keyboard.press(key);
  const headline = page.getByTestId('draft-headline');
  await expect(headline).toContainText(/^\d+ people gain access/);
  await expect(headline).toHaveAttribute('data-agreed', 'true');
  await expect(headline.getByRole('img')).toHaveAccessibleName(/worked out the same/);
  // What publishing would ask for is said beside: the tests and guards, and that it gives its author something too.
  await expect(page.getByTestId('draft-proof')).toContainText(/checks hold · needs a second person/);
  await page.getByRole('region', { name: 'Draft' }).getByRole('button', { name: 'Discard' }).click();
  await expect(headline).toBeHidden();
});
