import type { Page } from '@playwright/test';
import { publishReviewed } from './publish-draft.ts';
import { expectClean } from './expect-clean.ts';
import { expect, people, test, url } from './remit.ts';

test('an edit becomes a draft that its author names, leaves, finds again and lays aside', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/access/roles/WarehouseClerk?type=wms.Item');
  const cell = page.getByRole('gridcell', { name: /^Item, delete/ });
  const before = 'Item, delete: none';
  await cell.focus();
  await page.keyboard.press('a');
  const bar = page.getByRole('region', { name: 'Draft' });
  await expect(bar).toContainText('1 edit');
  await expect(page).toHaveURL(/[?&]draft=[0-9a-f-]{36}/);
  await expect(bar.getByRole('status')).toHaveText('Saved');
  await bar.getByRole('button', { name: /^Rename Draft/ }).click();
  await page.getByLabel('Name of the draft').fill('Clerks clear shelves');
  await page.keyboard.press('Enter');
  await expect(bar).toContainText('Clerks clear shelves');

  // Gone from the address, and there in the list.
  await page.goto(url('/t/halden/changes'));
  const line = page.getByRole('listitem').filter({ hasText: 'Clerks clear shelves' });
  await expect(line).toContainText('1 edit');
  await expect(line).toContainText('Nora Lindqvist');
  await expectClean(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 844 });
  await expectClean(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  await line.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Clerks clear shelves');
  await expect(page).toHaveURL(/\/changes\/[0-9a-f-]{36}\/impact$/);
  await page.reload();
  await expect(page.getByTestId('impact-headline')).toContainText('gain access');
  // The short address leads to the same, with how it was looked at.
  await page.goto(`${page.url().replace(/\/impact$/, '')}?by=permission`);
  await expect(page).toHaveURL(/\/impact\?by=permission$/);
  await expect(page.getByTestId('impact-headline')).toContainText('gain access');

  await page.getByRole('link', { name: /Edit/ }).click();
  await page.getByRole('link', { name: /Warehouse clerk/ }).click();
  await page.getByRole('rowheader', { name: /Item/ }).click();
  await expect(cell).toHaveAccessibleName(/: all, was/);
  await bar.getByRole('button', { name: 'Discard' }).click();
  await expect(bar).toBeHidden();
  await expect(cell).toHaveAccessibleName(before);
  await page.getByRole('button', { name: 'Take it up again' }).click();
  await expect(cell).toHaveAccessibleName(/: all, was/);
  await bar.getByRole('button', { name: 'Discard' }).click();
  await expect(bar).toBeHidden();
});

test('what a draft means is shown once it has arrived, however soon it is asked for', async ({ pageOf }) => {
  const page = await pageOf('administrator', '/t/halden/access/roles/WarehouseClerk?type=wms.Item');
  const held: (() => void)[] = [];
  await page.route(/changes\.begin/, (route) => {
    held.push(() => void route.continue());
  });
  await page.getByRole('gridcell', { name: /^Item, delete/ }).click();
  await page.getByRole('link', { name: 'Review…' }).click();
  await expect(page).toHaveURL(/\/changes\/[0-9a-f-]{36}/);
  await expect.poll(() => held.length).toBe(1);
  for (const release of held) release();
  await expect(page.getByTestId('impact-headline')).toContainText(/gain/);
});

test.describe('an edit that fails as its page is left', () => {
  // What the next page sends again meets what somebody else made of the draft.
  test.use({ provoked: [409] });

  test('is sent by the next page, and its author chooses where somebody else changed the same', async ({
    pageOf,
  }) => {
    const path = '/t/halden/access/roles/WarehouseClerk?type=wms.Item';
    const page = await pageOf('administrator', path);
    await page.getByRole('gridcell', { name: /^Account, read/ }).click();
    const bar = page.getByRole('region', { name: 'Draft' });
    await expect(bar.getByRole('status')).toHaveText('Saved');
    const draft = new URL(page.url()).searchParams.get('draft') ?? '';

    // Nothing that this page still sends arrives, whatever it is sent with.
    const leave = async (edit: () => Promise<void>): Promise<void> => {
      await page.evaluate(() => {
        globalThis.fetch = () => Promise.reject(new TypeError('the line is down'));
      });
      await edit();
      await page.goto('about:blank');
    };
    await leave(() => page.getByRole('gridcell', { name: /^Account, export/ }).click());
    const saved = page.waitForResponse(/changes\.save/);
    await page.goto(url('/t/halden'));
    expect((await saved).ok()).toBe(true);

    await page.goto(url(`${path}&draft=${draft}`));
    await expect(page.getByRole('gridcell', { name: /^Account, export: all, was/ })).toBeVisible();
    const describe = async (by: Page, label: string): Promise<void> => {
      await by.getByRole('button', { name: 'Describe…' }).click();
      await by.getByRole('dialog').getByLabel('What it is called').fill(label);
      await by.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await expect(by.getByRole('heading', { level: 1 })).toContainText(label);
    };
    await leave(() => describe(page, 'Shelf clerk'));
    const other = await pageOf('administrator', `${path}&draft=${draft}`);
    await expect(other.getByRole('gridcell', { name: /^Account, export: all, was/ })).toBeVisible();
    await describe(other, 'Store clerk');
    await expect(other.getByRole('region', { name: 'Draft' }).getByRole('status')).toHaveText('Saved');

    await page.goto(url(`${path}&draft=${draft}`));
    await bar.getByRole('button', { name: /^Choose from 1 edit/ }).click();
    const choice = page.getByRole('dialog', { name: /^Your edits/ });
    // Each side says what it made of it, and neither stays unsaid.
    await expect(choice).toContainText("label: 'Store clerk'");
    await expect(choice).toContainText("label: 'Shelf clerk'");
    await choice.getByRole('button', { name: 'Go on with these' }).click();
    await expect(choice.getByRole('alert')).toHaveText('Choose for each of them first.');
    await choice.getByRole('radio', { name: 'As I had it' }).click();
    await choice.getByRole('button', { name: 'Go on with these' }).click();
    await expect(bar.getByRole('status')).toHaveText('Saved');
    await expect(other.getByRole('heading', { level: 1 })).toContainText('Shelf clerk');
    await bar.getByRole('button', { name: 'Discard' }).click();
    await expect(bar).toBeHidden();
  });
});

test.describe('two administrators in one draft', () => {
  test.use({ provoked: [409] });

  test('lose nothing of what either edits at once', async ({ pageOf }) => {
    const path = '/t/halden/access/roles/WarehouseClerk?type=wms.Item';
    const one = await pageOf('administrator', path);
    await one.getByRole('gridcell', { name: /^Account, read/ }).click();
    const bar = (page: Page) => page.getByRole('region', { name: 'Draft' });
    await expect(bar(one).getByRole('status')).toHaveText('Saved');
    const other = await pageOf('administrator', new URL(one.url()).pathname + new URL(one.url()).search);
    await expect(other.getByRole('gridcell', { name: /^Account, read: all, was/ })).toBeVisible();
    // Neither has heard of the other's edit when it makes its own.
    await one.getByRole('gridcell', { name: /^Account, export/ }).click();
    await expect(bar(one).getByRole('status')).toHaveText('Saved');
    await other.getByRole('gridcell', { name: /^Contract, export/ }).click();
    await expect(bar(other).getByRole('status')).toHaveText('Saved');
    for (const cell of [/^Account, read: all/, /^Account, export: all/, /^Contract, export: all/]) {
      await expect(other.getByRole('gridcell', { name: cell })).toBeVisible();
    }
    await bar(other).getByRole('button', { name: 'Discard' }).click();
    await expect(bar(other)).toBeHidden();
  });
});

async function call<T>(page: Page, procedure: string, data: object): Promise<T> {
  const reply = await page.request.post(url(`/t/halden/rpc/${procedure}`), {
    headers: { origin: url(''), 'content-type': 'application/json' },
    data: JSON.stringify(data),
  });
  expect(reply.status(), await reply.text()).toBe(200);
  return ((await reply.json()) as { result: { data: T } }).result.data;
}

test.describe('a tenant whose policy takes two', () => {
  // A second administrator, for as long as the journey takes.
  let undo: () => Promise<void> = () => Promise.resolve();
  test.afterEach(() => undo());

  test('publishes a draft once somebody who had no hand in it approved it as it stands', async ({
    pageOf,
  }) => {
    const author = await pageOf('administrator', '/t/halden/access/roles/WarehouseLead');
    const { name, accent, timeZone, baseCurrency } = await call<Record<string, string>>(
      author,
      'tenant.config',
      {},
    );
    const config = { name, accent, timeZone, baseCurrency };
    const { people: found } = await call<{ people: readonly { id: string }[] }>(author, 'people.search', {
      q: people.employee.name,
    });
    const { assignment } = await call<{ assignment: string }>(author, 'people.assign', {
      member: found[0]?.id,
      role: 'TenantAdmin',
      folder: '/',
      from: null,
      until: null,
    });
    await call(author, 'tenant.saveConfig', { ...config, secondPerson: true });
    undo = async () => {
      await call(author, 'tenant.saveConfig', { ...config, secondPerson: false });
      await call(author, 'people.unassign', { assignment });
    };
    await author.getByRole('gridcell', { name: /^Account, export/ }).click();
    const bar = author.getByRole('region', { name: 'Draft' });
    await expect(bar.getByRole('status')).toHaveText('Saved');
    await bar.getByRole('link', { name: 'Review…' }).click();
    await expect(author.getByTestId('draft-next')).toContainText('Somebody else must approve it');
    await expect(author.getByRole('button', { name: 'Publish…' })).toHaveAttribute('aria-disabled', 'true');
    // In need it could go out all the same, which says what follows from that.
    await author.getByRole('button', { name: 'Publish alone…' }).click();
    const alone = author.getByRole('dialog', { name: /^Publish as version/ });
    await expect(alone).toContainText('somebody who had no hand in it looks at it afterwards');
    await expectClean(author);
    await author.keyboard.press('Escape');
    await expect(alone).toBeHidden();
    await author.getByRole('button', { name: 'Ask for review' }).click();
    await expect(author.getByTestId('draft-next')).toContainText('Waits for somebody');

    const reviewer = await pageOf('employee', new URL(author.url()).pathname);
    await reviewer.getByRole('button', { name: 'Approve', exact: true }).click();
    const dialog = reviewer.getByRole('dialog', { name: /^Approve/ });
    await dialog.getByRole('button', { name: 'Approve', exact: true }).click();
    await expect(reviewer.getByTestId('draft-next')).toContainText('Approved by Tom Becker');
    // His session ends with the role that he has for the journey.
    await reviewer.close();

    await author.reload();
    await publishReviewed(author, 'Leads report to the sales team');
    await author.goto(url('/t/halden/changes?show=ended'));
    await expect(author.getByRole('listitem').filter({ hasText: 'published' }).first()).toContainText(
      'version',
    );
  });
});
