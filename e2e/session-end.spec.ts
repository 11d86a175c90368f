import type { Page } from '@playwright/test';
import { expectCleanInBoth } from './expect-clean.ts';
import { expect, password, people, test, url } from './remit.ts';

const ending = (page: Page) => page.getByText(/^Your session ends at \d\d:\d\d (Paris|UTC)$/);

/** A page and another one of the same browser, both with a clock that the test moves. */
async function twoTabs(page: Page, path: string): Promise<Page> {
  await page.clock.install();
  await page.reload();
  const other = await page.context().newPage();
  await other.goto(url(path));
  await other.getByRole('heading', { level: 1 }).waitFor();
  return other;
}

async function signInAgain(page: Page, title: string): Promise<void> {
  const overlay = page.getByRole('dialog', { name: title });
  await expect(overlay.getByLabel('E-mail')).toHaveValue(people.employee.email);
  await overlay.getByLabel('Password').fill(password());
  await overlay.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(overlay).toBeHidden();
}

test('two minutes before a session ends every tab says so and moves nothing, and one new sign-in goes for all of them', async ({
  pageOf,
}) => {
  const page = await pageOf('employee', '/t/halden/requests/new');
  const account = await twoTabs(page, '/account');
  const purpose = page.getByLabel('Purpose');
  await purpose.fill('Safety goggles');
  const room = page.getByRole('main');
  const place = await room.boundingBox();
  await page.clock.fastForward('11:57:00');
  await expect(ending(page)).toBeHidden();
  await page.clock.fastForward('01:30');
  await expect(ending(page)).toBeVisible();
  await expect(ending(account)).toBeVisible();
  expect(await room.boundingBox()).toEqual(place);
  await expectCleanInBoth(page);
  // Whoever would rather not is left in peace.
  await page.getByRole('button', { name: 'Sign in again' }).click();
  const overlay = page.getByRole('dialog', { name: 'Sign in again' });
  await overlay.getByRole('button', { name: 'Close' }).click();
  await expect(overlay).toBeHidden();
  await expect(ending(page)).toBeVisible();

  await account.getByRole('button', { name: 'Sign in again' }).click();
  await expectCleanInBoth(account);
  await signInAgain(account, 'Sign in again');
  await expect(ending(account)).toBeHidden();
  await expect(ending(page)).toBeHidden();
  await expect(purpose).toHaveValue('Safety goggles');
});

test('a page of no tenant asks for a new sign-in when its session ends, and another tab may give it', async ({
  pageOf,
}) => {
  const page = await pageOf('employee', '/account');
  const other = await twoTabs(page, '/account');
  const current = page.getByLabel('Current password');
  await current.fill('half typed');
  await page.context().clearCookies();
  await page.clock.fastForward('12:00:00');
  const overlay = page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(overlay).toBeVisible();
  await expectCleanInBoth(page);
  await signInAgain(other, 'Your session has ended');
  await expect(overlay).toBeHidden();
  await expect(current).toHaveValue('half typed');
});
