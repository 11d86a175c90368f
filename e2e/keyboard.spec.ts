import { expectCleanInBoth } from './expect-clean.ts';
import { expect, test, url } from './remit.ts';

test('the palette goes to any page by name, and says why it will not go to one that is refused', async ({
  pageOf,
}) => {
  const page = await pageOf('employee', '/t/halden');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Go to' }).fill('my acc');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'My access' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Go to' }).fill('roles');
  await expect(page.getByRole('option', { name: /^Roles/ })).toContainText(/None of your roles/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Roles' })).toContainText(/None of your roles/);
  await expect(page).toHaveURL(/\/me/);
});

test('G and a letter goes to a room, and letters typed into a field stay letters', async ({ pageOf }) => {
  const page = await pageOf('head', '/t/halden');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await expect(page).toHaveURL(/\/inbox/);
  await page.goto(page.url().replace(/\/inbox.*/, '/requests/new'));
  await page.getByLabel('Purpose').fill('');
  await page.getByLabel('Purpose').pressSequentially('gi ga');
  await expect(page.getByLabel('Purpose')).toHaveValue('gi ga');
  await expect(page).toHaveURL(/\/requests\/new/);
});

test('the inbox is worked through with J, K, R and ?', async ({ pageOf }) => {
  const page = await pageOf('head', '/t/halden/inbox');
  const title = page.getByRole('article').getByRole('heading', { level: 2 });
  const first = await title.innerText();
  await page.keyboard.press('j');
  await expect(title).not.toHaveText(first);
  await page.keyboard.press('k');
  await expect(title).toHaveText(first);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: /^Approve PR-/ })).toContainText('Yes.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('r');
  await expect(page.getByRole('dialog', { name: /^Reject PR-/ })).toBeVisible();
});

test('one cell of a grid is in the tab order, and arrows, Home and End reach the others', async ({
  pageOf,
}) => {
  const page = await pageOf('analyst', '/t/halden/people');
  const grid = page.getByRole('grid', { name: 'People' });
  await expect(grid.locator('[role=gridcell][tabindex="0"]')).toHaveCount(1);
  const rows = Number(await grid.getAttribute('aria-rowcount'));
  expect(rows).toBeGreaterThan(400);
  await grid.locator('[role=gridcell][tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  const focused = page.locator('[role=gridcell]:focus');
  await expect(focused).toHaveAttribute('aria-colindex', '2');
  await page.keyboard.press('Control+End');
  await expect(focused).toHaveAttribute('aria-colindex', '5');
  // What scrolls out of sight keeps the focus, and what is filtered away hands it on.
  await page.mouse.move(700, 450);
  await page.mouse.wheel(0, -100_000);
  await expect(grid.locator('[role=row][aria-rowindex="2"]')).toBeInViewport();
  await expect(focused).toHaveAttribute('aria-colindex', '5');
  const search = page.getByRole('searchbox');
  await search.fill('henrik');
  await expect(grid).not.toHaveAttribute('aria-rowcount', String(rows));
  await expect(grid.locator('[role=gridcell][tabindex="0"]')).toHaveCount(1);
  await search.fill('');
  await expect(grid).toHaveAttribute('aria-rowcount', String(rows));
  await grid.locator('[role=gridcell][tabindex="0"]').focus();
  await page.keyboard.press('Control+Home');
  await expect(focused).toHaveAttribute('aria-colindex', '1');
  await expect(grid.getByRole('row').filter({ has: focused })).toHaveAttribute('aria-rowindex', '2');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/people\/.+/);
});

test('an event opens beside the list by Enter, whichever cell has the focus, and gives it back as it closes', async ({
  pageOf,
}) => {
  const page = await pageOf('analyst', '/t/halden/audit');
  const grid = page.getByRole('grid');
  const focused = page.locator('[role=gridcell]:focus');
  await grid.locator('[role=gridcell][tabindex="0"]').focus();
  await page.keyboard.press('ArrowDown');
  // The last column makes room for what stands beside the list.
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const close = page.getByRole('button', { name: 'Close the event' });
  await expect(close).toBeVisible();
  await expect(focused).toHaveCount(1);
  await expect(grid.locator('[role=gridcell][tabindex="0"]')).toHaveCount(1);
  await close.press('Enter');
  await expect(close).toBeHidden();
  await expect(focused).toHaveCount(1);
});

test('the first stop of Tab skips to the content', async ({ pageOf }) => {
  const page = await pageOf('employee', '/t/halden');
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});

test('somebody arranges their home page without a mouse, and it stays so until they take it back', async ({
  pageOf,
}) => {
  const page = await pageOf('analyst', '/t/halden');
  const stands = page.getByRole('region', { name: 'How things stand' });
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Arrange' }).press('Enter');
  await dialog.getByRole('checkbox', { name: 'Own roles' }).press('Space');
  // Past the end it begins at the other, and the focus goes along.
  const down = dialog.getByRole('button', { name: 'Move Own requests down' });
  await down.press('Enter');
  await expect(down).toBeFocused();
  await down.press('Enter');
  await expect(dialog.getByRole('listitem').first()).toContainText('Own requests');
  await expectCleanInBoth(page);
  await dialog.getByRole('button', { name: 'Done' }).press('Enter');
  await expect(stands.getByRole('link').first()).toContainText('of your requests');
  await expect(stands).not.toContainText('You hold');
  await page.reload();
  await expect(stands.getByRole('link').first()).toContainText('of your requests');
  await page.getByRole('button', { name: 'Arrange' }).press('Enter');
  await dialog.getByRole('button', { name: 'As it comes' }).press('Enter');
  await dialog.getByRole('button', { name: 'Done' }).press('Enter');
  await expect(stands).toContainText('You hold');
});

test('? lists the keys wherever no item takes it to say why, and the letters in it lead where it says', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/people');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  await page.getByRole('gridcell').first().focus();
  await page.keyboard.press('?');
  await expect(keys).toContainText('Search, or go to anything by name');
  await expectCleanInBoth(page);
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  // The focus is where it was.
  await expect(page.locator('[role=gridcell]:focus')).toHaveCount(1);
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await expect(page).toHaveURL(/\/access\/folders/);
  await page.getByRole('treegrid').waitFor();
  await page.keyboard.press('t');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Go to' }).fill('keys');
  await page.keyboard.press('Enter');
  await expect(keys).toBeVisible();
});

test('? on a control that is refused says why, and typed into a field it stays a character', async ({
  pageOf,
}) => {
  const page = await pageOf('head', '/t/halden/inbox');
  const waiting = page.getByRole('region', { name: /Waiting for others/ });
  await waiting.getByRole('link').first().click();
  const approve = page.getByRole('button', { name: 'Approve', exact: true });
  await expect(approve).toHaveAttribute('aria-disabled', 'true');
  await approve.press('?');
  await expect(page.getByRole('dialog', { name: /^Approve PR-/ })).toContainText(/No\./);
  await page.goto(page.url().replace(/\/inbox.*/, '/requests/new'));
  await page.getByLabel('Purpose').pressSequentially('Why?');
  await expect(page.getByLabel('Purpose')).toHaveValue('Why?');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('whoever turns single keys off presses letters in vain until they turn them on again', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden');
  const heading = page.getByRole('heading', { level: 1 });
  await heading.waitFor();
  const home = page.url();
  const single = page.getByRole('checkbox', { name: 'Keys without Ctrl' });
  await page.keyboard.press('?');
  await single.press('Space');
  await expect(single).not.toBeChecked();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  for (const key of ['g', 'p', 'd', '/', '?']) await page.keyboard.press(key);
  // What it takes to know that nothing came of them: this one does something.
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('combobox', { name: 'Go to' });
  await palette.fill('keys');
  expect(page.url()).toBe(home);
  await page.keyboard.press('Enter');
  await single.press('Space');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page).toHaveURL(/\/people/);
});

test('? lists the keys on a page of no tenant too, and a button does where single keys are off', async ({
  pageOf,
}) => {
  const page = await pageOf('employee', '/account');
  const keys = page.getByRole('dialog', { name: 'Keys' });
  const button = page.getByRole('button', { name: 'Keys', exact: true });
  await button.waitFor();
  await page.keyboard.press('?');
  await expect(keys).toContainText('These keys');
  await expectCleanInBoth(page);
  const single = keys.getByRole('checkbox', { name: 'Keys without Ctrl' });
  await single.press('Space');
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  await page.keyboard.press('?');
  // What it takes to know that nothing came of it: this does something.
  await button.press('Enter');
  await expect(keys).toHaveCount(1);
  await expect(single).not.toBeChecked();
  await single.press('Space');
  await page.keyboard.press('Escape');
  await expect(keys).toBeHidden();
  const password = page.getByLabel('Current password');
  await password.pressSequentially('what?');
  await expect(password).toHaveValue('what?');
  await expect(keys).toBeHidden();
});

test('a picker is worked by keys alone: typing finds, Enter picks, and where nothing is found that is said', async ({
  stranger,
}) => {
  const page = await stranger();
  await page.goto(url('/gallery'));
  const picker = page.getByRole('combobox', { name: /^One(:|$)/ });
  await picker.press('Enter');
  const search = page.getByRole('combobox', { name: 'Search examples' });
  await search.pressSequentially('nothing of the kind');
  await expect(page.getByRole('status').filter({ hasText: 'There is no such example.' })).toBeVisible();
  await search.fill('far away');
  const choices = page.getByRole('dialog', { name: 'One' }).getByRole('option');
  await expect(choices).toHaveCount(1);
  const far = choices.filter({ hasText: 'far away from here' });
  await expect(far).toBeVisible();
  await search.press('ArrowDown');
  await search.press('Enter');
  await expect(picker).toHaveAccessibleName('One: An example that is far away from here');
  await expect(picker).toBeFocused();
  await picker.press('Enter');
  await expect(far).toHaveAttribute('aria-selected', 'true');
  await search.press('Escape');
  await expect(search).toBeHidden();
  await expect(picker).toBeFocused();
});
