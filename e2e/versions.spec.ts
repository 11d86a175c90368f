import type { Page } from '@playwright/test';
import type { PolicyDocument } from '@remit/policy/document';
import { publishReviewed } from './publish-draft.ts';
import { expectClean, expectCleanInBoth } from './expect-clean.ts';
import { expect, people, test, url } from './remit.ts';
import { screenshot } from './screenshot.ts';

async function call<T>(page: Page, procedure: string, data: object | null): Promise<T> {
  const reply = await page.request.post(url(`/t/halden/rpc/${procedure}`), {
    headers: { origin: url(''), 'content-type': 'application/json' },
    data: JSON.stringify(data),
  });
  expect(reply.status(), await reply.text()).toBe(200);
  return ((await reply.json()) as { result: { data: T } }).result.data;
}

/** Whether sales representatives see the margin of contracts, the other way round. */
function turned(document: PolicyDocument): PolicyDocument {
  return {
    ...document,
    fieldRules: document.fieldRules.map((rule) => {
      if (rule.type !== 'crm.Contract' || rule.field !== 'margin') return rule;
      const visible = rule.visible ?? [];
      const without = visible.filter((role) => role !== 'SalesRep');
      const hidden = (rule.hidden ?? []).filter((role) => role !== 'SalesRep');
      return {
        ...rule,
        hidden,
        visible: without.length < visible.length ? without : [...visible, 'SalesRep'],
      };
    }),
  };
}

/** Publishes an edit of a role, and says which version it became. */
async function publishEdit(page: Page): Promise<number> {
  const { people: found } = await call<{ people: readonly { id: string }[] }>(page, 'people.search', {
    q: people.salesperson.name,
  });
  const current = await call<{ version: number; document: PolicyDocument }>(page, 'policy.current', null);
  const draft = {
    basedOn: current.version,
    document: turned(current.document),
    member: found[0]?.id,
  };
  const { impact } = await call<{ impact: { effectHash: string } }>(page, 'policy.preview', draft);
  const { effectHash } = impact;
  const reason = 'Margins, seen anew';
  return (await call<{ version: number }>(page, 'policy.publish', { ...draft, effectHash, reason })).version;
}

test('an administrator reads what a version changed and for whom, takes one change of it back, and it is in force', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden');
  const version = await publishEdit(page);
  const before = await call<{ document: PolicyDocument }>(page, 'versions.get', { version: version - 1 });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  const line = page.getByRole('listitem').filter({ hasText: `Version ${version}` });
  await expect(line).toContainText('in force');
  await expect(line).toContainText(people.administrator.name);
  await line.getByRole('link').press('Enter');

  await expect(page.getByRole('heading', { level: 1, name: `Version ${version}` })).toBeVisible();
  await expect(page.getByText('Field rule of “Contract, Margin”')).toBeVisible();
  const meaning = page.getByRole('region', { name: 'What it means' });
  await expect(meaning).toContainText(/\d+ people/);
  await expect(meaning).toContainText(/sees Margin of Contract/i);
  await expectClean(page);
  await screenshot(page, 'version');
  await page.keyboard.press('x');
  await expect(page).toHaveURL(/show=text/);
  await expect(page.getByRole('region', { name: 'Changed lines of the text' })).toContainText(
    /(added|removed): /,
  );
  // Each look once: light and wide above, dark and narrow here.
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await expectClean(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.keyboard.press('x');

  await page.getByRole('button', { name: 'Roll back: Field rule of “Contract, Margin”' }).click();
  const dialog = page.getByRole('dialog', { name: `Roll back one change of version ${version}` });
  await expect(dialog).toContainText('Field rule of “Contract, Margin”');
  await dialog.getByRole('button', { name: 'Make it a draft' }).click();
  const name = `Roll back Field rule of “Contract, Margin”, version ${version}`;
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
  const next = await publishReviewed(page, 'it was right before');
  expect(next).toBe(version + 1);
  await page.goto(url(`/t/halden/versions/${next}`));
  await expect(page.getByRole('heading', { level: 1, name: `Version ${next}` })).toContainText('in force');
  await expect(page.getByText('it was right before', { exact: true })).toBeVisible();
  const now = await call<{ document: PolicyDocument }>(page, 'policy.current', null);
  const margins = ({ document }: { document: PolicyDocument }) =>
    document.fieldRules.find((rule) => rule.type === 'crm.Contract' && rule.field === 'margin')?.visible;
  expect(margins(now)).toEqual(margins(before));
  await page.getByLabel('Compared with').selectOption(String(version - 1));
  await expect(page).toHaveURL(new RegExp(`with=v${version - 1}$`));
  await expect(page.getByText('Nothing is different')).toBeVisible();

  await page.goto(url(`/t/halden/versions/${version}`));
  await page.getByRole('button', { name: 'Roll back to this version' }).click();
  const whole = page.getByRole('dialog', { name: `Roll back to version ${version}` });
  await expect(whole).toContainText('Field rule of “Contract, Margin”');
  await page.keyboard.press('Escape');
  await expect(whole).toBeHidden();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as text' }).click();
  expect((await download).suggestedFilename()).toBe(`halden-version-${version}.remit`);
});

test('a policy text is checked as it is typed, becomes a draft, and is published after its effect was seen', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/versions');
  const { version, text } = await call<{ version: number; text: string }>(page, 'policy.text', {});
  await page.getByRole('button', { name: 'Import text' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import a policy as text' });
  const typed = dialog.getByLabel('Policy text');
  await typed.fill(text);
  await expect(dialog).toContainText('The text says what is in force now');
  await typed.fill(`rule broken forbids\n${text}`);
  await expect(dialog.getByRole('listitem').first()).toContainText(/Line \d+, column \d+: /);
  // A long text has no line numbers: where an error is can be seen by pressing it.
  await dialog.getByRole('button', { name: /^Line 1, column 1\d: / }).click();
  await expect(typed).toBeFocused();
  expect(
    await typed.evaluate((area: HTMLTextAreaElement) =>
      area.value.slice(area.selectionStart, area.selectionEnd),
    ),
  ).toBe('forbids');
  await expectClean(page);
  const file = {
    name: 'new.remit',
    mimeType: 'text/plain',
    buffer: Buffer.from(`${text}\n# Read by the board\n`),
  };
  await dialog.getByLabel('Open a file').setInputFiles(file);
  await expect(dialog).toContainText('It changes 1 thing');
  await dialog.getByRole('button', { name: 'Make it a draft' }).click();
  expect(await publishReviewed(page, 'A note')).toBe(version + 1);
  await page.goto(url(`/t/halden/versions/${version + 1}`));
  await expect(page.getByRole('heading', { level: 1, name: `Version ${version + 1}` })).toBeVisible();
  await expect(page.getByText('Comments at the end')).toBeVisible();
});

test('pages about access show an earlier version and a moment to come, from page to page and over a reload, and edit nothing there', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/access/roles');
  const version = await publishEdit(page);
  const banner = page.getByRole('complementary', { name: 'Another moment than now' });
  await page.getByRole('button', { name: 'Moment shown: Now' }).click();
  const dialog = page.getByRole('dialog', { name: 'Look at another moment' });
  const versions = dialog.getByRole('region', { name: 'Published versions' });
  await expect(versions.getByRole('listitem').first()).toContainText('in force');
  await expectClean(page);
  await versions.getByRole('link', { name: new RegExp(`^Version ${version - 1} `) }).click();
  await expect(banner).toContainText(`Version ${version - 1} of the policy`);
  await expect(banner).toContainText('1 item of the policy');
  // The line comes first, and the page under it with its own replies.
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectCleanInBoth(page);
  await page.getByRole('button', { name: 'New role' }).press('Enter');
  await expect(page.getByRole('dialog')).toContainText('You are looking at another moment than now.');
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Fields' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Field');
  await expect(page).toHaveURL(new RegExp(`at=v${version - 1}`));
  await page.reload();
  await expect(banner).toContainText(`Version ${version - 1} of the policy`);

  await page.getByRole('link', { name: 'Matrix', exact: true }).click();
  const cell = page.getByRole('gridcell', { name: /^Account, read, Employee/ });
  await expect(cell).toHaveCSS('background-image', /repeating-linear-gradient/);
  await expectCleanInBoth(page);
  // What is about versions themselves has no other moment, and says so; the moment goes along.
  await page.getByRole('link', { name: 'Versions', exact: true }).click();
  const beside = page.getByRole('complementary', { name: 'The moment shown elsewhere' });
  await expect(beside).toContainText(`Version ${version - 1}`);
  await page.getByRole('link', { name: 'Fields', exact: true }).click();
  await expect(banner).toContainText(`Version ${version - 1} of the policy`);

  await page.getByRole('button', { name: `Moment shown: Version ${version - 1}` }).click();
  await dialog.getByLabel('Day').fill(`${new Date().getUTCFullYear() + 2}-06-01`);
  await dialog.getByLabel('Time in').fill('09:00');
  await dialog.getByRole('button', { name: 'Show this moment' }).click();
  await expect(banner).toContainText(/On 1 Jun \d+, 09:00/);
  await expect(banner).toContainText(`Version ${version} of the policy`);
  await page.getByRole('link', { name: 'Back to now' }).click();
  await expect(banner).toBeHidden();
  await expect(page).not.toHaveURL(/at=/);
});

test.describe('somebody who may not read the policy', () => {
  test.use({ provoked: [403] });
  test('is told so, and sees no version', async ({ pageOf }) => {
    const page = await pageOf('employee', '/t/halden/versions');
    await expect(page.getByRole('alert')).toContainText('You may not see this');
    await expect(page.getByRole('listitem').filter({ hasText: /Version \d/ })).toHaveCount(0);
  });
});
