import type { Page } from '@playwright/test';
import { codeAt } from '@remit/identity/second-factor';
import { enrol } from './enrol.ts';
import { expectCleanInBoth } from './expect-clean.ts';
import { expect, password, people, test, url } from './remit.ts';

/** Types e-mail and password, and waits for what comes next. */
async function givePassword(page: Page, email: string, path = '/sign-in'): Promise<void> {
  await page.goto(url(path));
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password());
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function remove(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('button', { name: 'Add a second factor' })).toBeVisible();
}

test.use({ provoked: [401, 428] });

const asksToConfirm = {
  status: 428,
  json: [
    {
      error: {
        message: 'confirm with your second factor first',
        code: -32_028,
        data: {
          code: 'PRECONDITION_REQUIRED',
          httpStatus: 428,
          remit: {
            code: 'step-up',
            message: 'confirm with your second factor first',
            correlationId: '',
            sentences: [],
            deciders: [],
          },
        },
      },
    },
  ],
};

test('a second factor is added, asked for, stood in for and removed', async ({ stranger }) => {
  const { email } = people.salesperson;
  const page = await stranger();
  await givePassword(page, email, '/sign-in?to=/account');
  const { seed, codes } = await enrol(page);
  expect(codes).toHaveLength(10);
  await page.getByRole('button', { name: 'I have them' }).click();
  await expect(page.getByText('10 recovery codes left.')).toBeVisible();

  await page.context().clearCookies();
  await givePassword(page, email, '/t/halden/records');
  await expect(page).toHaveURL(/\/sign-in\/code\?to=/);
  await page.getByLabel('Code').fill('000000');
  await expect(page.getByText('That code is not right')).toBeVisible();
  // Pasted with the space that some apps show it with, it is sent by itself.
  const code = codeAt(seed, Date.now());
  await page.getByLabel('Code').fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await expect(page).toHaveURL(url('/t/halden/records'));

  await page.context().clearCookies();
  await givePassword(page, email, '/sign-in?to=/account');
  await expect(page).toHaveURL(/\/sign-in\/code\?to=/);
  // Who takes long enough for the password to be over begins again, and is still on the way to the same address.
  await page.context().clearCookies();
  await page.reload();
  await expect(page).toHaveURL(url('/sign-in?to=%2Faccount'));

  await givePassword(page, email);
  await page.getByRole('button', { name: 'The device is not at hand' }).click();
  // A slip of the pen can be mended: what was typed by hand stays.
  await page
    .getByLabel('Recovery code')
    .fill((codes[0] ?? '').replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')));
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByText('That code is not right')).toBeVisible();
  await expect(page.getByLabel('Recovery code')).not.toHaveValue('');
  await page.getByLabel('Recovery code').fill((codes[0] ?? '').toLowerCase());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(url('/t/halden'));

  await page.getByRole('button', { name: /account and theme/ }).click();
  await page.getByRole('menuitem', { name: 'Account and sign-in' }).click();
  await expect(page.getByText('9 recovery codes left.')).toBeVisible();

  // As the server says it after a quarter of an hour; that it does is a test of its own.
  await page.route('**/rpc/account.newRecoveryCodes*', (route) => route.fulfill(asksToConfirm), { times: 1 });
  await page.getByRole('button', { name: 'Make new recovery codes' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make new recovery codes' }).click();
  const overlay = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await expect(overlay.getByLabel('Code')).toBeFocused();
  await overlay.getByLabel('Code').fill(codeAt(seed, Date.now() + 30_000));
  await expect(page.getByRole('listitem')).toHaveCount(10);
  await page.getByRole('button', { name: 'I have them' }).click();
  await expect(page.getByText('10 recovery codes left.')).toBeVisible();
  await remove(page);
});

test('a session that ends under an open page of somebody with a second factor asks for both', async ({
  stranger,
}) => {
  const page = await stranger();
  const { email } = people.employee;
  await givePassword(page, email, '/sign-in?to=/account');
  const { seed } = await enrol(page);
  await page.getByRole('button', { name: 'I have them' }).click();
  await page.getByRole('link', { name: 'Back to Remit' }).click();
  await page.getByRole('link', { name: 'Records', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Records' })).toBeVisible();
  await page.context().clearCookies();
  // A pointer over it asks for the page before it is pressed, and the overlay may be there first.
  await page
    .getByRole('link', { name: /Payment request/ })
    .first()
    .dispatchEvent('click');
  const overlay = page.getByRole('dialog', { name: 'Your session has ended' });
  await overlay.getByLabel('Password').fill(password());
  await overlay.getByRole('button', { name: 'Sign in' }).click();
  await overlay.getByLabel('Code').fill(codeAt(seed, Date.now()));
  await expect(overlay).toBeHidden();
  await expect(page.getByRole('gridcell').first()).toBeVisible();

  await page.goto(url('/account'));
  await remove(page);
});

test('axe finds nothing wrong with the steps of signing in and the account, in either theme', async ({
  stranger,
}) => {
  test.slow();
  const { email } = people.analyst;
  const page = await stranger();
  await givePassword(page, email, '/sign-in?to=/account');
  await expect(page.getByRole('heading', { level: 1, name: 'Your account' })).toBeVisible();
  await expectCleanInBoth(page);
  const { seed } = await enrol(page);
  await expectCleanInBoth(page);
  await page.context().clearCookies();
  await givePassword(page, email, '/account');
  await expect(page).toHaveURL(/\/sign-in\/code/);
  await expect(page.getByLabel('Code')).toBeVisible();
  await expectCleanInBoth(page);
  await page.getByRole('button', { name: 'The device is not at hand' }).click();
  await expect(page.getByLabel('Recovery code')).toBeVisible();
  await expectCleanInBoth(page);
  await page.getByRole('button', { name: 'Use the device instead' }).click();
  await page.getByLabel('Code').fill(codeAt(seed, Date.now()));
  await expect(page.getByText('10 recovery codes left.')).toBeVisible();
  await page.route('**/rpc/account.newRecoveryCodes*', (route) => route.fulfill(asksToConfirm), { times: 1 });
  await page.getByRole('button', { name: 'Make new recovery codes' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Make new recovery codes' }).click();
  const overlay = page.getByRole('dialog', { name: 'Confirm that it is you' });
  await expect(overlay.getByLabel('Code')).toBeFocused();
  await expectCleanInBoth(page);
  await overlay.getByRole('button', { name: 'Leave it' }).click();
  await expect(overlay).toBeHidden();
  await remove(page);
});
