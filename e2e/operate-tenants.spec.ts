import type { Page } from '@playwright/test';
import { enrol } from './enrol.ts';
import { expectClean } from './expect-clean.ts';
import { expect, password, signIn, test, url } from './remit.ts';
import { screenshot } from './screenshot.ts';

const operator = 'olga@operator.example';

/** What Olga's second factor left her with: a sign-in each. */
const codes: string[] = [];

/** Signs in with the password and one of the codes, as somebody without their device does. */
async function operate(page: Page, path: string): Promise<void> {
  const headers = { origin: url('') };
  const data = { email: operator, password: password() };
  await page.request.post(url('/rpc/session.signIn'), { headers, data });
  const answer = { headers, data: { code: codes.shift() ?? 'none is left' } };
  const reply = await page.request.post(url('/rpc/session.useRecoveryCode'), answer);
  if (!reply.ok()) throw new Error(`${operator} could not sign in: ${await reply.text()}`);
  await page.goto(url(path));
}

test.afterAll(async ({ browser }) => {
  if (codes.length === 0) return;
  const page = await browser.newPage();
  await operate(page, '/account');
  const gone = await page.request.post(url('/rpc/account.removeFactor'), {
    headers: { origin: url('') },
    data: {},
  });
  if (!gone.ok()) throw new Error(`the second factor stayed: ${await gone.text()}`);
  await page.close();
});

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wider = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wider).toBeLessThanOrEqual(1);
}

/** What the administrator of a new tenant is offered to begin with: a whole policy, as a draft of their own. */
async function tryTheSample(page: Page, first: string): Promise<void> {
  const headers = { origin: url('') };
  const data = { email: 'ada@corvid.example', password: first };
  await page.request.post(url('/rpc/session.signIn'), { headers, data });
  await page.goto(url('/t/corvid'));
  await page.getByRole('button', { name: 'Try a sample policy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Sample policy/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'What changes' })).toContainText(
    'Sales representative may read Account',
  );
  // What becomes of the tenant next is not for this page to hear.
  await page.close();
}

/** Whoever is in no tenant but a suspended one is told so where they would choose. */
async function findNothingOpen(page: Page, first: string): Promise<void> {
  const headers = { origin: url('') };
  const data = { email: 'ada@corvid.example', password: first };
  await page.request.post(url('/rpc/session.signIn'), { headers, data });
  await page.goto(url('/tenants'));
  await expect(page.getByRole('heading', { level: 1, name: 'No tenant is open to you now' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'Corvid Press' })).toContainText(
    'whoever operates Remit for you can open it again',
  );
  await expectClean(page);
  await page.close();
}

test('whoever operates Remit makes a tenant, shuts it, opens it and deletes it, each with a reason', async ({
  stranger,
}) => {
  const page = await stranger();
  // Without a second factor the way leads past adding one.
  await signIn(page, operator, '/operator/tenants');
  await expect(page.getByText('You operate Remit. Its screens open to you once')).toBeVisible();
  await expectClean(page);
  codes.push(...(await enrol(page)).codes);
  await page.getByRole('button', { name: 'I have them' }).click();
  await page.getByRole('link', { name: 'Go to the tenants' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Tenants' })).toBeVisible();
  await expect(page.getByRole('link', { name: /Halden Works/ })).toBeVisible();
  await screenshot(page, 'operator-tenants');
  await expectClean(page);

  await page.getByRole('button', { name: 'New tenant…' }).click();
  const dialog = page.getByRole('dialog');
  const make = dialog.getByRole('button', { name: 'Make the tenant' });
  await make.click();
  for (const label of ['Name', 'Address', 'Name of its administrator', 'E-mail of its administrator'])
    await expect(dialog.getByLabel(label, { exact: true })).toHaveAccessibleDescription('This is needed.');
  await dialog.getByLabel('Name', { exact: true }).fill('Corvid Press');
  await dialog.getByLabel('Address').fill('corvid');
  await dialog.getByLabel('Name of its administrator').fill('Ada Wren');
  await dialog.getByLabel('E-mail of its administrator').fill('ada@corvid.example');
  await dialog.getByLabel('Kept in').selectOption('Shared database');
  await expectClean(page);
  await make.click();
  await expect(dialog.getByText('Say why, in at least three characters.')).toBeVisible();
  await dialog.getByLabel('Reason').fill('signed the contract');
  await make.click();
  await expect(dialog.getByRole('heading', { name: 'Corvid Press is open' })).toBeVisible();
  await expect(dialog.getByText('Database made')).toBeVisible();
  const first = await dialog.locator('code').innerText();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await tryTheSample(await stranger(), first);

  await page.getByRole('link', { name: /Corvid Press/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Corvid Press' })).toBeVisible();
  await expect(page.getByText('signed the contract')).toBeVisible();
  const acts = [
    ['Suspend…', 'Suspend the tenant', 'Suspended'],
    ['Restore…', 'Open the tenant', 'Active'],
    ['Delete…', 'Delete the tenant', 'Being deleted'],
    ['Take back…', 'Take the tenant back', 'Suspended'],
  ] as const;
  for (const [open, act, status] of acts) {
    await page.getByRole('button', { name: open }).click();
    await dialog.getByLabel('Reason').fill('a journey through its life');
    await dialog.getByRole('button', { name: act }).click();
    // Not the dialog: what says in a corner that it was done is one too.
    await expect(page.getByLabel('Reason')).toBeHidden();
    await expect(page.getByText(status, { exact: true })).toBeVisible();
  }
  await findNothingOpen(await stranger(), first);
  await page.getByRole('button', { name: 'Move…' }).click();
  await dialog.getByLabel('Reason').fill('it has grown');
  await dialog.getByRole('button', { name: 'Begin the move' }).click();
  await expect(
    page.getByText(/What it left behind in main\/remit_shared is out of everybody’s reach/),
  ).toBeVisible();
  await expect(page.getByText('Own database')).toBeVisible();
  await page.getByRole('button', { name: 'Count…' }).click();
  await dialog.getByLabel('Reason').fill('how many are they');
  await dialog.getByRole('button', { name: 'Count', exact: true }).click();
  await expect(page.getByText('Last migration')).toBeVisible();
  // While a dialog closes, its page is still out of reach, and what was done stands under no heading.
  await expect(page.getByLabel('Reason')).toBeHidden();
  await expectClean(page);
});

test('a flag is set for a share of all tenants and set back', async ({ stranger }) => {
  const page = await stranger();
  await operate(page, '/operator/flags');
  await page.getByRole('button', { name: 'Set… Names in refusals' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Share in percent').fill('50');
  await dialog.getByLabel('Reason').fill('tried with half of them');
  await dialog.getByRole('button', { name: 'Set the flag' }).click();
  await expect(page.getByText(/nobody for 50 % of tenants/)).toBeVisible();
  await expectClean(page);
  await page.getByRole('button', { name: 'Back to default…' }).first().click();
  await dialog.getByLabel('Reason').fill('tried enough');
  await dialog.getByRole('button', { name: 'Set it back' }).click();
  await expect(page.getByText(/for 50 % of tenants/)).toBeHidden();
});

test('? lists the keys on the screens of operators, and on none of them once single keys are off', async ({
  stranger,
}) => {
  const page = await stranger();
  await operate(page, '/operator/flags');
  const button = page.getByRole('button', { name: 'Keys', exact: true });
  await button.waitFor();
  await page.keyboard.press('?');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await keys.getByRole('checkbox', { name: 'Keys without Ctrl' }).press('Space');
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await page.getByRole('link', { name: 'Isolation' }).click();
  await expect(page).toHaveURL(url('/operator/isolation'));
  await page.keyboard.press('?');
  await expect(keys).toBeHidden();
  await button.press('Enter');
  await expect(keys).toBeVisible();
});

test('the screens of operators fit a phone and a dark room', async ({ browser }) => {
  const context = await browser.newContext({
    colorScheme: 'dark',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  // The address alone leads to the first room.
  await operate(page, '/operator');
  await expect(page.getByRole('heading', { level: 1, name: 'Tenants' })).toBeVisible();
  for (const room of ['Isolation', 'Sign-ins', 'Flags', 'Tenants']) {
    await page.getByRole('link', { name: room, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(room) })).toBeVisible();
    await expectNoSidewaysScroll(page);
    await expectClean(page);
  }
  await page.getByRole('link', { name: /Halden Works/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Halden Works' })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectClean(page);
  await context.close();
});

test.describe('to everybody else', () => {
  test.use({ provoked: [404] });
  test('there are no such screens', async ({ pageOf }) => {
    const page = await pageOf('administrator', '/t/halden');
    await page.goto(url('/operator/tenants'));
    await expect(page.getByRole('heading', { name: 'Tenants' })).toBeHidden();
    await expect(page.getByText(/There is nothing here, or nothing that you may see/i)).toBeVisible();
    // A refusal is no dead end.
    await page.getByRole('link', { name: 'Go home' }).click();
    await expect(page).toHaveURL(url('/t/halden'));
  });
});
