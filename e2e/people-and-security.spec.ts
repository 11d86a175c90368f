import type { Page } from '@playwright/test';
import { expectClean } from './expect-clean.ts';
import { expect, people, test, url } from './remit.ts';
import { screenshot } from './screenshot.ts';

async function openPerson(page: Page, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: 'Search people' }).fill(name);
  await page.getByRole('gridcell', { name }).first().click();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Manage' }).click();
  await page.getByRole('dialog', { name: `Manage ${name}` }).waitFor();
}

test('an administrator sees what a role would give before assigning it, until when, and takes it again', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/people');
  await openPerson(page, people.employee.name);
  const panel = page.getByRole('dialog', { name: /^Manage/ });
  await panel.getByLabel('Role', { exact: true }).selectOption('SalesManager');
  await panel.getByLabel('Folder').selectOption('/sales/emea');
  await panel.getByLabel('Until the end of').fill('2031-03-30');
  await expect(panel.getByText(/gains \d+ things/)).toBeVisible();
  await expect(panel.getByText('May export Contract in /sales/emea')).toBeVisible();
  await screenshot(page, 'assign-a-role');
  await expectClean(page);
  await panel.getByRole('button', { name: 'Assign', exact: true }).click();
  const held = panel.getByRole('listitem').filter({ hasText: 'Sales manager' });
  // The last day counts whole, by the clocks of the tenant, which went forward that night.
  await expect(held.getByText('31 Mar 2031, 00:00 Paris')).toBeVisible();
  await held.getByRole('button', { name: 'Remove Sales manager in /sales/emea' }).click();
  const confirm = page.getByRole('dialog', { name: 'Remove Sales manager in /sales/emea' });
  await expect(confirm.getByText(/loses \d+ things/)).toBeVisible();
  await confirm.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(held).toHaveCount(0);
});

test('what would be refused is said before it is tried', async ({ pageOf }) => {
  const page = await pageOf('administrator', '/t/halden/people');
  await openPerson(page, people.administrator.name);
  await page.getByRole('button', { name: 'Suspend', exact: true }).click();
  const confirm = page.getByRole('dialog', { name: `Suspend ${people.administrator.name}` });
  await expect(confirm.getByText(/nobody who can publish a policy/)).toBeVisible();
});

test.describe('a guest', () => {
  // What keeps out whose time is over.
  test.use({ provoked: [403] });
  test('is invited with an end, gets in by the link alone, and is out once it is over, holding what gives nothing', async ({
    pageOf,
    stranger,
  }) => {
    const page = await pageOf('administrator', '/t/halden/people/guests');
    await page.getByRole('button', { name: 'Invite a guest' }).click();
    const form = page.getByRole('dialog', { name: 'Invite a guest' });
    await form.getByLabel('Name', { exact: true }).fill('Ida Holm');
    await form.getByLabel('E-mail').fill('ida@partner.example');
    await form.getByLabel('Last day').fill('2031-03-30');
    await expectClean(page);
    await form.getByRole('button', { name: 'Invite', exact: true }).click();
    const shown = page.getByRole('dialog', { name: 'The invitation of Ida Holm' });
    const link = await shown.getByText(/\/invite\//).innerText();
    await shown.getByRole('button', { name: 'Done' }).click();
    const row = page.getByRole('listitem').filter({ hasText: 'Ida Holm' });
    await expect(row).toContainText(`${people.administrator.name} answers for them`);
    await screenshot(page, 'guests');

    const idas = await stranger();
    await idas.goto(url(new URL(link).pathname));
    await idas.getByLabel('Choose a password').fill('a wheel of good cheese');
    await expectClean(idas);
    await idas.getByRole('button', { name: 'Go in' }).click();
    await expect(idas).toHaveURL(url('/t/halden'));
    await expect(idas.getByRole('heading', { level: 1 })).toContainText('Ida');
    await idas.close();

    await row.getByRole('link', { name: 'Ida Holm' }).click();
    await page.getByRole('button', { name: 'Manage' }).click();
    await page.getByRole('button', { name: 'End now' }).click();
    const ending = page.getByRole('dialog', { name: 'End the time of Ida Holm now' });
    await ending.getByRole('button', { name: 'End now' }).click();
    await expect(page.getByText('Their time here ended on')).toBeVisible();
    await expect(page.getByRole('button', { name: 'End now' })).toHaveCount(0);
    await expect(page.getByText('Their time here is over: no role of theirs counts.')).toBeVisible();

    const again = await stranger();
    await again.goto(url('/t/halden'));
    await again.getByLabel('E-mail').fill('ida@partner.example');
    await again.getByLabel('Password').fill('a wheel of good cheese');
    await again.getByRole('button', { name: 'Sign in' }).click();
    await expect(again.getByRole('heading', { level: 1, name: 'You cannot come in here' })).toBeVisible();
    await expect(again.getByText('Your membership has ended.')).toBeVisible();
    await expect(again.getByRole('link', { name: 'Sign in as somebody else' })).toBeVisible();
  });
});

/** What an edit would do is known of the edit as it stands: what was said of the one before it stays until then. */
async function looked(page: Page): Promise<void> {
  const effect = page.getByRole('region', { name: 'At their next call' });
  await expect(effect.locator('[aria-busy]')).toHaveAttribute('aria-busy', 'false');
}

test('a list of addresses that would lock its author out is not saved, and theirs is offered', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/settings/security');
  await page.getByLabel('Addresses that are heard').fill('203.0.113.0/24');
  await expect(
    page.getByText('This list leaves out your own address, 127.0.0.1', { exact: false }),
  ).toBeVisible();
  await page.getByLabel('Test an address').fill('203.0.113.9');
  await expect(page.getByText('Heard: 203.0.113.0/24 holds 203.0.113.9.')).toBeVisible();
  await expectClean(page);
  await screenshot(page, 'security');
  await page.getByRole('button', { name: 'Add 127.0.0.1' }).click();
  await expect(page.getByText('Nobody who is signed in would be stopped.')).toBeVisible();
  await looked(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText('Every call from now on obeys it.')).toBeVisible();
  await page.getByLabel('Addresses that are heard').fill('');
  await expect(page.getByText('Nobody who is signed in would be stopped.')).toBeVisible();
  await looked(page);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByLabel('Addresses that are heard')).toHaveValue('');
});

test('people are given until a day to add a second factor, are named until then, and are told on every page', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/settings/security');
  const demand = page.getByRole('combobox', { name: 'Second factor' });
  const day = page.getByLabel('Time to add one, until');
  const save = page.getByRole('button', { name: 'Save', exact: true });
  await demand.selectOption('everybody');
  await day.fill('2020-01-01');
  await expect(page.getByText('Choose a day that is still to come, within 90 days.')).toBeVisible();
  await day.fill(new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10));
  await expect(page.getByText(/have no second factor yet, and have until .* to add one/)).toBeVisible();
  await looked(page);
  await save.click();
  const running = page.getByRole('region', { name: /^Time to add a second factor runs until/ });
  await expect(running.getByText('Tom Becker')).toBeVisible();
  await expectClean(page);

  const toms = await pageOf('employee', '/t/halden/me', { theme: 'dark' });
  const banner = toms.getByRole('complementary', { name: 'Second factor' });
  await expect(banner.getByText(/this tenant lets you in with a second factor only/)).toBeVisible();
  await expectClean(toms);
  await expect(banner.getByRole('link', { name: 'Add one' })).toHaveAttribute('href', '/account');

  await demand.selectOption('nobody');
  await looked(page);
  await save.click();
  await expect(running).toBeHidden();
});

test.describe('a session that is ended', () => {
  test.use({ provoked: [401] });
  test('an administrator ends somebody’s session, and whoever has it is told', async ({ pageOf }) => {
    const toms = await pageOf('employee', '/t/halden/me');
    await toms.getByRole('heading', { level: 1, name: 'My access' }).waitFor();
    const page = await pageOf('administrator', '/t/halden/settings/sessions');
    const ends = page.getByRole('button', { name: /^End the session of Tom Becker/ });
    await ends.first().waitFor();
    await expectClean(page);
    await expect(page.getByRole('region', { name: 'Time to revoke, measured' })).toBeVisible();
    await screenshot(page, 'sessions');
    for (let left = await ends.count(); left > 0; left -= 1) {
      await ends.first().click();
      await expect(ends).toHaveCount(left - 1);
    }
    await expect(toms.getByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
  });
});

test('on a phone and in the dark nothing scrolls sideways', async ({ pageOf }) => {
  const page = await pageOf('administrator', '/t/halden/settings/security', { width: 390, theme: 'dark' });
  for (const path of ['settings/security', 'settings/sessions', 'people/guests']) {
    await page.goto(url(`/t/halden/${path}`));
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectClean(page);
    const wider = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect([path, wider]).toEqual([path, false]);
    await screenshot(page, `phone-${path.replace('/', '-')}`);
  }
});
