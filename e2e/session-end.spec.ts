import type { Page } from '@playwright/test';
import { expectCleanInBoth } from './expect-clean.ts';
import { expect, password, people, test, url } from './remit.ts';

const ending = (page: Page) => page.getByText(/^Your session ends at \d\d:\d\d (Paris|UTC)$/);

const minute = 60_000;
/** How long a session is good. */
const lifetime = 12 * 60 * minute;

const now = (page: Page): Promise<number> => page.evaluate(() => Date.now());

interface TwoTabs {
  readonly other: Page;
  /** Moves their clock on, to so long before a session of theirs has to end. */
  readonly until: (left: number) => Promise<void>;
}

/** A page and another one of the same browser, both with a clock that the test moves. */
async function twoTabs(page: Page, path: string): Promise<TwoTabs> {
  await page.clock.install();
  // Before either of them hears how long the session lasts: the more slowly they load, the later it ends for them.
  const began = await now(page);
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const other = await page.context().newPage();
  await other.goto(url(path));
  await other.getByRole('heading', { level: 1 }).waitFor();
  const until = async (left: number) => page.clock.fastForward(began + lifetime - left - (await now(page)));
  return { other, until };
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
  const { other: account, until } = await twoTabs(page, '/account');
  const purpose = page.getByLabel('Purpose');
  await purpose.fill('Safety goggles');
  const room = page.getByRole('main');
  const place = await room.boundingBox();
  await until(10 * minute);
  await expect(ending(page)).toBeHidden();
  await until(2.2 * minute);
  await expect(async () => {
    await page.clock.fastForward(5_000);
    await expect(ending(page)).toBeVisible({ timeout: 1_000 });
    await expect(ending(account)).toBeVisible({ timeout: 1_000 });
  }).toPass();
  expect(await room.boundingBox()).toEqual(place);
  await expectCleanInBoth(page);
  // Whoever would rather not is left in peace.
  await page.getByRole('button', { name: 'Sign in again' }).click();
  const overlay = page.getByRole('dialog', { name: 'Sign in again' });
  await overlay.getByRole('button', { name: 'Close' }).click();
  await expect(overlay).toBeHidden();
  await expect(ending(page)).toBeVisible();

  await account.getByRole('button', { name: 'Sign in again' }).click();
  await signInAgain(account, 'Sign in again');
  await expect(ending(account)).toBeHidden();
  await expect(ending(page)).toBeHidden();
  await expect(purpose).toHaveValue('Safety goggles');
});

test('a page of no tenant asks for a new sign-in when its session ends, and another tab may give it', async ({
  pageOf,
}) => {
  const page = await pageOf('employee', '/account');
  const { other, until } = await twoTabs(page, '/account');
  const current = page.getByLabel('Current password');
  await current.fill('half typed');
  await page.context().clearCookies();
  await until(-10 * minute);
  const overlay = page.getByRole('dialog', { name: 'Your session has ended' });
  await expect(overlay).toBeVisible();
  await expectCleanInBoth(page);
  await signInAgain(other, 'Your session has ended');
  await expect(overlay).toBeHidden();
  await expect(current).toHaveValue('half typed');
});
