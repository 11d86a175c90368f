import { expectCleanInBoth } from './expect-clean.ts';
import { expect, password, people, signIn, test, url } from './remit.ts';

test.describe('a refused sign-in', () => {
  test.use({ provoked: [401, 429] });

  test('says the same of an unknown address and of a wrong password', async ({ stranger }) => {
    const page = await stranger();
    await page.goto(url('/sign-in'));
    const said: string[] = [];
    for (const email of ['nobody.here@halden.example', people.employee.email]) {
      await page.getByLabel('E-mail').fill(email);
      await page.getByLabel('Password').fill('not the password');
      const reply = page.waitForResponse(/session\.signIn/);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await reply;
      await expect(page.getByRole('alert')).not.toBeEmpty();
      said.push(await page.getByRole('alert').innerText());
    }
    expect(said[0]).toBe(said[1]);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  });
});

test('what is missing is asked for at its field, and nothing is sent', async ({ stranger }) => {
  const page = await stranger();
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('session.signIn')) sent.push(request.url());
  });
  await page.goto(url('/sign-in'));
  const [email, secret] = [page.getByLabel('E-mail'), page.getByLabel('Password')];
  const enter = page.getByRole('button', { name: 'Sign in' });
  await enter.click();
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription('Type your e-mail address: it has one @.');
  await expectCleanInBoth(page);
  await email.fill(people.employee.email);
  await enter.click();
  await expect(secret).toBeFocused();
  await expect(secret).toHaveAccessibleDescription('Type your password.');
  expect(sent).toEqual([]);
});

test('an address asked for survives signing in', async ({ pageOf }) => {
  const page = await pageOf('analyst', '/t/halden/people?q=henrik');
  await expect(page).toHaveURL(url('/t/halden/people?q=henrik'));
  await expect(page.getByRole('gridcell', { name: people.head.name })).toBeVisible();
});

test('whoever is signed in already goes on to where they were going, or signs in as somebody else', async ({
  pageOf,
}) => {
  const page = await pageOf('employee', '/t/halden');
  await page.goto(url('/sign-in?to=%2Ft%2Fhalden%2Fme'));
  await expect(page).toHaveURL(url('/t/halden/me'));
  await page.goto(url('/sign-in'));
  await expect(page.getByRole('heading', { name: 'You are signed in' })).toBeVisible();
  await expectCleanInBoth(page);
  await page.getByRole('link', { name: 'Go on' }).click();
  await expect(page).toHaveURL(url('/t/halden'));
  await page.goto(url('/sign-in'));
  await page.getByRole('button', { name: 'Sign in as somebody else' }).click();
  await page.getByLabel('E-mail').fill(people.analyst.email);
  await page.getByLabel('Password').fill(password());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('button', { name: /^Sana Iqbal, account/ })).toBeVisible();
});

test('an address that leads to another site is not followed', async ({ stranger }) => {
  const page = await stranger();
  await signIn(page, people.employee.email, '/sign-in?to=//evil.example/t');
  await expect(page).toHaveURL(url('/t/halden'));
});

test('someone with one tenant never sees the choice; a guest of two chooses, and switches', async ({
  pageOf,
}) => {
  const toms = await pageOf('employee', '/tenants');
  await expect(toms).toHaveURL(url('/t/halden'));

  const page = await pageOf('guest', '/tenants');
  await expect(page.getByRole('heading', { name: 'Choose a tenant' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Your account' })).toHaveAttribute('href', '/account');
  await expect(page.getByRole('link', { name: 'Sign in as somebody else' })).toBeVisible();
  await expectCleanInBoth(page);
  await page.getByRole('link', { name: /Brightwater Foods/ }).click();
  await expect(page).toHaveURL(url('/t/brightwater'));
  await page.getByRole('button', { name: 'Brightwater Foods, switch tenant' }).click();
  await page.getByRole('menuitem', { name: 'Halden Works' }).click();
  await expect(page).toHaveURL(url('/t/halden'));
  await expect(page.getByRole('button', { name: 'Halden Works, switch tenant' })).toBeVisible();
});

test('signing out ends the session: going back shows nothing', async ({ pageOf }) => {
  const page = await pageOf('employee', '/t/halden/me');
  await page.getByRole('heading', { level: 1, name: 'My access' }).waitFor();
  await page.getByRole('button', { name: /account and theme/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goBack();
  await expect(page.getByLabel('Password')).toBeVisible();
});

test.describe('a session that ends under an open page', () => {
  test.use({ provoked: [401] });

  test('asks for a new sign-in over it, and then goes on with what was asked', async ({ pageOf }) => {
    const page = await pageOf('employee', '/t/halden/requests/new');
    await page.getByLabel('Purpose').fill('Safety goggles');
    await page.getByLabel('Amount').fill('89.90');
    await expect(page.getByRole('complementary')).toContainText('Henrik Dahl');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Submit request' }).click();
    const overlay = page.getByRole('dialog', { name: 'Your session has ended' });
    await expect(overlay.getByLabel('E-mail')).toHaveValue(people.employee.email);
    await expect(overlay.getByLabel('Password')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(overlay).toBeVisible();
    await overlay.getByLabel('Password').fill(password());
    await overlay.getByRole('button', { name: 'Sign in' }).click();
    await expect(overlay).toBeHidden();
    await expect(page.getByText(/PR-\d+ submitted/)).toBeVisible();
    await expect(page.getByRole('heading', { level: 2, name: 'Safety goggles' })).toBeVisible();
  });
});
