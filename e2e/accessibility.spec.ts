import type { Page } from '@playwright/test';
import { beginDraft, without } from './begin-draft.ts';
import { expectClean, expectCleanInBoth } from './expect-clean.ts';
import { expect, test, url, type Persona } from './remit.ts';

interface Screen {
  readonly name: string;
  readonly persona: Persona;
  readonly path: string;
  /** Something that is there when the screen is whole. */
  readonly whole: (page: Page) => Promise<unknown>;
}

const heading =
  (name: string | RegExp, level: 1 | 2 = 1) =>
  (page: Page) =>
    expect(page.getByRole('heading', { level, name })).toBeVisible();

const screens: readonly Screen[] = [
  { name: 'home of an administrator', persona: 'administrator', path: '/t/halden', whole: heading(/^Hello/) },
  { name: 'home of a head', persona: 'head', path: '/t/halden', whole: heading(/^Hello/) },
  {
    name: 'inbox with a request',
    persona: 'head',
    path: '/t/halden/inbox',
    whole: async (page) => {
      await expect(page.getByText('You may approve this.')).toBeVisible();
      await expect(page.getByRole('region', { name: 'Requests like it' })).toBeVisible();
    },
  },
  {
    name: 'notices',
    persona: 'head',
    path: '/t/halden',
    whole: async (page) => {
      await page.getByRole('button', { name: /^Notices/ }).click();
      await expect(page.getByRole('dialog', { name: 'Notices' })).toBeVisible();
      await expect(page.getByRole('group', { name: 'Which notices' })).toBeVisible();
    },
  },
  {
    name: 'how somebody is told',
    persona: 'head',
    path: '/t/halden',
    whole: async (page) => {
      await page.getByRole('button', { name: /^Notices/ }).click();
      await page.getByRole('button', { name: 'How you are told' }).click();
      await expect(page.getByRole('group', { name: 'What ends soon' })).toBeVisible();
    },
  },
  {
    name: 'a refused request with its why',
    persona: 'head',
    path: '/t/halden/inbox',
    whole: async (page) => {
      await page
        .getByRole('region', { name: /Waiting for others/ })
        .getByRole('link')
        .first()
        .click();
      await page.getByText('You may not approve this.').waitFor();
      await page.keyboard.press('a');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'an inbox with a decision on its way, and what can be approved together',
    persona: 'head',
    path: '/t/halden/inbox',
    whole: async (page) => {
      await page.getByText('You may approve this.').waitFor();
      await page.keyboard.press('a');
      await page.getByRole('button', { name: 'Take back' }).waitFor();
      await page.getByRole('button', { name: 'Approve together' }).click();
      await expect(page.getByRole('button', { name: /^Approve \d/ })).toBeVisible();
    },
  },
  {
    name: 'approving for less',
    persona: 'head',
    path: '/t/halden/inbox',
    whole: async (page) => {
      await page.getByRole('button', { name: 'Approve for less' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'out of office',
    persona: 'head',
    path: '/t/halden/delegations',
    whole: async (page) => {
      await page.getByRole('button', { name: 'Hand over' }).click();
      await expect(page.getByText('Choose who decides in your place.')).toBeVisible();
    },
  },
  {
    name: 'asking for access',
    persona: 'employee',
    path: '/t/halden/access-requests/new?type=wms.Item&action=delete&folder=%2Foperations',
    whole: async (page) => {
      await page.getByRole('button', { name: 'Ask for it' }).click();
      await expect(page.getByText('Write what you need it for.')).toBeVisible();
    },
  },
  {
    name: 'access requests',
    persona: 'employee',
    path: '/t/halden/access-requests',
    whole: heading('Access requests'),
  },
  {
    name: 'access reviews',
    persona: 'administrator',
    path: '/t/halden/reviews',
    whole: heading(/Access reviews/),
  },
  {
    name: 'my requests',
    persona: 'employee',
    path: '/t/halden/requests',
    whole: (page) => expect(page.getByRole('heading', { name: 'History' })).toBeVisible(),
  },
  {
    name: 'new request with an answer and a mistake',
    persona: 'employee',
    path: '/t/halden/requests/new',
    whole: async (page) => {
      await page.getByLabel('Purpose').fill('Gloves');
      await page.getByLabel('Amount').fill('120.00');
      await expect(page.getByRole('complementary')).toContainText('Henrik Dahl');
      await page.getByLabel('Amount').fill('120.005');
      await page.getByText(/not more/).waitFor();
    },
  },
  { name: 'types of records', persona: 'salesperson', path: '/t/halden/records', whole: heading('Records') },
  {
    name: 'records',
    persona: 'salesperson',
    path: '/t/halden/records/crm.Contract',
    whole: (page) => expect(page.getByRole('gridcell').first()).toBeVisible(),
  },
  {
    name: 'audit with an event',
    persona: 'analyst',
    path: '/t/halden/audit',
    whole: async (page) => {
      await page.getByRole('gridcell').first().click();
      await expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toBeVisible();
    },
  },
  {
    name: 'audit to be exported',
    persona: 'analyst',
    path: '/t/halden/audit',
    whole: async (page) => {
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'people',
    persona: 'analyst',
    path: '/t/halden/people',
    whole: (page) => expect(page.getByRole('gridcell').first()).toBeVisible(),
  },
  { name: 'my access', persona: 'salesperson', path: '/t/halden/me', whole: heading('My access') },
  { name: 'roles', persona: 'administrator', path: '/t/halden/access/roles', whole: heading('Roles') },
  {
    name: 'a new role',
    persona: 'administrator',
    path: '/t/halden/access/roles',
    whole: async (page) => {
      await page.getByRole('button', { name: 'New role…' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'the terms of a grant',
    persona: 'administrator',
    path: '/t/halden/access/roles/Approver',
    whole: async (page) => {
      await page
        .getByRole('button', { name: /^Change the terms/ })
        .first()
        .click();
      await page.getByRole('button', { name: 'Add a condition' }).click();
      await expect(page.getByRole('button', { name: 'Take the condition away' })).toBeVisible();
    },
  },
  {
    name: 'folders with a role in one of them',
    persona: 'administrator',
    path: '/t/halden/access/folders?q=key&in=/sales/key-accounts&role=SalesManager',
    whole: async (page) => {
      await expect(page.getByRole('heading', { level: 2, name: 'Sales manager' })).toBeVisible();
      await expect(page.getByRole('link', { name: 'Andrea Engel' })).toBeVisible();
    },
  },
  {
    name: 'a move of a folder before it is made',
    persona: 'administrator',
    path: '/t/halden/access/folders?q=dach&in=/sales/emea/dach',
    whole: async (page) => {
      await page.getByRole('button', { name: 'Move to…' }).click();
      await page.getByRole('dialog').getByRole('combobox').click();
      await page.getByRole('option', { name: '/marketing', exact: true }).click();
      await expect(page.getByRole('button', { name: 'Move the folder' })).toBeVisible();
    },
  },
  {
    name: 'fields with one of them as somebody gets it',
    persona: 'administrator',
    path: '/t/halden/access/fields?q=iban&type=hr.Employee&field=iban&role=HRPartner',
    whole: (page) =>
      expect(page.getByRole('region', { name: 'A record, as somebody gets it' })).toContainText('masked'),
  },
  {
    name: 'a role with a draft and its effect',
    persona: 'administrator',
    path: '/t/halden/access/roles/SalesManager?type=crm.Contract',
    whole: async (page) => {
      await page.getByRole('gridcell', { name: /^Contract, read/ }).click();
      await page.getByRole('gridcell', { name: /^Contract, delete/ }).click();
      await expect(page.getByTestId('impact-headline')).toBeVisible();
    },
  },
  {
    name: 'what a draft means for everybody',
    persona: 'administrator',
    path: '/t/halden/changes',
    whole: async (page) => {
      await page.goto(
        url(await beginDraft(page, 'Seen by all', { SalesRep: without('crm.Contract', 'update') })),
      );
      await expect(page.getByTestId('impact-replay')).toBeVisible();
    },
  },
  {
    name: 'why a draft takes something from somebody',
    persona: 'administrator',
    path: '/t/halden/changes',
    whole: async (page) => {
      await page.goto(
        url(await beginDraft(page, 'Asked why', { SalesRep: without('crm.Contract', 'update') })),
      );
      await page
        .getByRole('button', { name: /^Why: / })
        .first()
        .click();
      await expect(page.getByRole('region', { name: 'Under this draft' })).toBeVisible();
    },
  },
  { name: 'drafts', persona: 'administrator', path: '/t/halden/changes', whole: heading('Changes') },
  {
    name: 'the permission matrix with an edit and whom it touches',
    persona: 'administrator',
    path: '/t/halden/access/matrix',
    whole: async (page) => {
      await page.getByRole('treegrid').locator('[tabindex="0"]').focus();
      for (const key of ['Control+Home', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'a'])
        await page.keyboard.press(key);
      await expect(page.getByRole('complementary', { name: 'This cell' })).toContainText('gain it');
      await page.keyboard.press('Shift+ArrowDown');
    },
  },
  {
    name: 'publishing',
    persona: 'administrator',
    path: '/t/halden/access/roles/WarehouseClerk?type=wms.Item',
    whole: async (page) => {
      await page.getByRole('gridcell', { name: /^Item, delete/ }).click();
      await page.getByRole('link', { name: 'Review…' }).click();
      const publish = page.getByRole('button', { name: 'Publish…' });
      await expect(publish).not.toHaveAttribute('aria-disabled', 'true');
      await publish.click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'the palette',
    persona: 'employee',
    path: '/t/halden',
    whole: async (page) => {
      await heading(/^Hello/)(page);
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  { name: 'choice of tenants', persona: 'guest', path: '/tenants', whole: heading('Choose a tenant') },
  {
    name: 'an address that leads nowhere',
    persona: 'employee',
    path: '/t/halden',
    whole: async (page) => {
      await page.goto(url('/t/halden/nowhere'));
      await expect(page.getByText('There is no such page')).toBeVisible();
      // The rooms of the tenant are still there.
      await expect(page.getByRole('link', { name: 'Requests', exact: true })).toBeVisible();
    },
  },
];

test.describe('in the light theme and in the dark axe finds nothing wrong and nothing undecided', () => {
  for (const screen of screens) {
    test(screen.name, async ({ pageOf }) => {
      const page = await pageOf(screen.persona, screen.path, { theme: 'light' });
      await screen.whole(page);
      await expectCleanInBoth(page);
    });
  }

  test('every part in every state', async ({ stranger }) => {
    const page = await stranger();
    await page.goto(url('/gallery'));
    await heading('Parts')(page);
    await page.getByRole('treegrid').getByRole('gridcell').first().waitFor();
    await expectCleanInBoth(page);
    await page.getByRole('button', { name: 'Open in the middle' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectClean(page);
  });

  test('signing in', async ({ stranger }) => {
    const page = await stranger();
    await page.goto(url('/sign-in'));
    await page.getByLabel('Password').waitFor();
    await expectCleanInBoth(page);
  });
});

test('what is printed in the dark theme is dark on white, whether the theme was chosen or is the system’s', async ({
  pageOf,
}) => {
  const page = await pageOf('employee', '/t/halden/me', { theme: 'dark' });
  const ink = () => page.locator('body').evaluate((body) => getComputedStyle(body).color);
  const pale = await ink();
  await page.emulateMedia({ colorScheme: 'light' });
  const dark = await ink();
  expect(dark).not.toBe(pale);
  await page.emulateMedia({ colorScheme: 'dark', media: 'print' });
  expect(await ink()).toBe(dark);
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  expect(await ink()).toBe(dark);
  await page.emulateMedia({ media: 'screen' });
  expect(await ink()).toBe(pale);
});
