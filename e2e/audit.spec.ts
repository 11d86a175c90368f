import { readFile } from 'node:fs/promises';
import { expectClean } from './expect-clean.ts';
import { expect, people, test } from './remit.ts';
import { screenshot } from './screenshot.ts';

test.describe('the record', () => {
  // The refusal that is looked for.
  test.use({ provoked: [403] });
  test('an analyst filters the record, opens an event, exports what is left, and verifies the chain', async ({
    pageOf,
  }) => {
    // Something of which the record is certain.
    const refused = await pageOf('employee', '/t/halden/me');
    const reply = await refused.evaluate(async () => {
      const response = await fetch('/t/halden/rpc/policy.current', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: 'null',
      });
      return response.status;
    });
    expect(reply).toBe(403);

    const page = await pageOf('analyst', '/t/halden');
    await page.getByRole('link', { name: 'Audit', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible();
    await page.getByRole('combobox', { name: 'Outcome' }).selectOption('Refused');
    await expect(page).toHaveURL(/outcome=deny/);
    const cell = page.getByRole('gridcell', { name: people.employee.name }).first();
    await expect(cell).toBeVisible();
    await expect(page.getByRole('gridcell', { name: 'Done', exact: true })).toHaveCount(0);

    await cell.click();
    const panel = page.getByRole('complementary');
    await expect(panel.getByRole('heading', { level: 2 })).toBeVisible();
    await expect(panel.getByText('Reasons, as they were told')).toBeVisible();
    await expect(
      panel.getByRole('listitem').filter({ hasText: /None of your roles here allows/ }),
    ).toBeVisible();
    await screenshot(page, 'audit');
    // How it was then is one step away, and the way back leads to the event.
    await panel.getByRole('link', { name: `Access of ${people.employee.name} then` }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: new RegExp(people.employee.name) }),
    ).toBeVisible();
    await expect(page).toHaveURL(/[?&]at=/);
    await page.goBack();
    await panel.getByRole('link', { name: 'This person' }).click();
    await expect(
      page.getByRole('button', { name: `Remove the filter By ${people.employee.name}` }),
    ).toBeVisible();

    await panel.getByRole('link', { name: 'This session' }).click();
    await expect(page.getByRole('button', { name: 'Remove the filter In one session' })).toBeVisible();
    await expect(cell).toBeVisible();

    // The address is the state.
    const address = page.url();
    await page.goto('about:blank');
    await page.goto(address);
    await expect(
      page.getByRole('button', { name: `Remove the filter By ${people.employee.name}` }),
    ).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page).not.toHaveURL(/\/audit\/[0-9a-f]/);

    await page.getByRole('button', { name: 'Export', exact: true }).click();
    // In the words of the filters, and not in those of the call.
    await expect(page.getByRole('dialog')).toContainText(
      `Filters: By ${people.employee.name} · In one session`,
    );
    await page.getByRole('radio', { name: 'CSV' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
    await expect(page.getByText('The export is under way')).toBeVisible();
    await page.reload();
    await page.getByRole('button', { name: /^Tasks/ }).click();
    const tray = page.getByRole('dialog', { name: 'Tasks' });
    const link = tray.getByRole('link', { name: 'Download' }).first();
    await expect(link).toBeVisible();
    const downloading = page.waitForEvent('download');
    await link.click();
    const download = await downloading;
    const csv = await readFile(await download.path(), 'utf8');
    const [head, ...lines] = csv.trimEnd().split('\r\n');
    expect(head).toContain('"sequence","at","actor"');
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => line.includes(people.employee.name))).toBe(true);
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Verify', exact: true }).click();
    await expect(page.getByText(/events are as they were sealed|event is as it was sealed/)).toBeVisible();

    // What somebody was given is verified where it lies.
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('radio', { name: 'JSON Lines' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
    await page.getByRole('button', { name: /^Tasks/ }).click();
    const task = tray.getByRole('listitem').filter({ hasText: 'JSON Lines' }).first();
    const record = page.waitForEvent('download');
    await task.getByRole('link', { name: 'Download' }).click();
    const exported = await (await record).path();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Verify a file…' }).click();
    const verifying = page.getByRole('dialog', { name: 'Verify an export' });
    await verifying.getByLabel('File', { exact: true }).setInputFiles(exported);
    await expect(verifying.getByText('Nothing in it was changed, left out, moved or added')).toBeVisible();
    await expectClean(page);
    await verifying.getByLabel('File', { exact: true }).setInputFiles(await download.path());
    await expect(
      verifying.getByText('This file is no export of an audit as JSON Lines.', { exact: false }),
    ).toBeVisible();
  });
});

test.describe('a saved view', () => {
  test.use({ provoked: [403] });
  test('tells whoever saved it of a new event that it shows, and leads there', async ({ pageOf }) => {
    const page = await pageOf('analyst', '/t/halden/audit?outcome=deny');
    await page.getByRole('button', { name: 'Save view' }).click();
    const dialog = page.getByRole('dialog', { name: 'Save view' });
    await dialog.getByLabel('Name').fill('All that was refused');
    await expectClean(page);
    await dialog.getByRole('button', { name: 'Save view' }).click();
    await expect(page.getByRole('combobox', { name: 'Saved views' })).toHaveValue('All that was refused');
    const tell = page.getByRole('button', { name: 'Tell me' });
    await tell.click();
    await expect(tell).toHaveAttribute('aria-pressed', 'true');
    await expectClean(page);

    const employee = await pageOf('employee', '/t/halden/audit');
    await expect(employee.getByRole('alert').first()).toContainText('You may not see this');
    // The bell hears of it by itself, once a clock has looked.
    await page.getByRole('button', { name: /^Notices, \d+ unread/ }).click();
    const notice = page.getByRole('link', { name: /Something new in your view “All that was refused”/ });
    await notice.click();
    await expect(page).toHaveURL(/outcome=deny/);
    await expect(page).not.toHaveURL(/view=/);

    await page.getByRole('button', { name: 'Delete view' }).click();
    await expect(page.getByRole('combobox', { name: 'Saved views' })).toHaveCount(0);
  });
});

test('who may not read the record has no room for it, and is told why at its door', async ({ pageOf }) => {
  const page = await pageOf('employee', '/t/halden');
  await expect(page.getByRole('link', { name: 'Audit', exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Tasks/ })).toHaveCount(0);
});

test.describe('at its door', () => {
  test.use({ provoked: [403] });
  test('the refusal says its reason', async ({ pageOf }) => {
    const page = await pageOf('employee', '/t/halden/audit');
    await expect(page.getByRole('alert').first()).toContainText('You may not see this');
  });
});

test('an event that came before its seal is shown sealed a moment later', async ({ pageOf }) => {
  const page = await pageOf('analyst', '/t/halden/audit');
  await expect(page.getByRole('gridcell', { name: /^#\d/ }).first()).toBeVisible();
  await expect(page.getByRole('gridcell', { name: 'waiting' })).toHaveCount(0);
});

test('on a phone and in the dark an event takes the place of the list', async ({ pageOf }) => {
  const page = await pageOf('analyst', '/t/halden/audit', { theme: 'dark', width: 390 });
  await expect(page.getByRole('gridcell').first()).toContainText(/\d\d:\d\d/);
  await page.getByRole('gridcell').first().click();
  await expect(page.getByRole('complementary')).toContainText('Chrome on Linux');
  await expect(page.getByRole('grid')).toBeHidden();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
});
