import { expectCleanInBoth } from './expect-clean.ts';
import { expect, people, test, url } from './remit.ts';

test.describe('who sees as somebody else', () => {
  // The address that is left names somebody who is not seen as any more.
  test.use({ provoked: [412] });
  test('is told what it is before it begins, changes nothing, and is themselves again once they leave', async ({
    pageOf,
  }) => {
    const page = await pageOf('analyst', '/t/halden');
    await page.getByRole('heading', { level: 1, name: /^Hello/ }).waitFor();
    await page.keyboard.press('v');
    await page.getByRole('combobox', { name: 'As whom' }).click();
    await expectCleanInBoth(page);
    await page.getByRole('combobox', { name: 'Search by name' }).fill(people.employee.name);
    await page.getByRole('option', { name: people.employee.name }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'See as Tom Becker' })).toBeVisible();

    await page.goto(url('/t/halden/people?q=henrik+dahl'));
    await page.getByRole('gridcell', { name: people.head.name }).click();
    await page.getByRole('button', { name: 'See as Henrik Dahl' }).waitFor();
    await page.keyboard.press('v');
    await expect(page.getByRole('heading', { level: 1, name: 'See as Henrik Dahl' })).toBeVisible();
    await expectCleanInBoth(page);
    await page.getByRole('main').getByRole('button', { name: 'See as Henrik Dahl' }).click();

    const banner = page.getByRole('complementary', { name: 'Seen as somebody else' });
    await expect(banner).toContainText('You see as Henrik Dahl.');
    await expect(page.getByRole('heading', { level: 1, name: 'Hello, Henrik Dahl' })).toBeVisible();
    // By its key: what is refused can be pressed, and is called disabled all the same.
    await page.getByRole('button', { name: 'New request' }).press('Enter');
    await expect(page.getByRole('dialog')).toContainText('Read-only while you see as Henrik Dahl.');
    await page.keyboard.press('Escape');
    await expectCleanInBoth(page);

    // The address is the state: every link stays in it, and it opens again in this session.
    await page.getByRole('link', { name: 'Records', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Records' })).toBeVisible();
    const address = page.url();
    expect(address).toMatch(/\/t\/halden~[0-9a-f-]{36}\/records$/);
    await page.reload();
    await expect(banner).toBeVisible();

    await banner.getByRole('button', { name: 'Leave' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /Henrik Dahl/ })).toBeVisible();
    await expect(banner).toBeHidden();
    expect(new URL(page.url()).pathname).toMatch(/^\/t\/halden\/people\//);
    await page.goto(address);
    await expect(
      page.getByRole('heading', { level: 1, name: 'You do not see as this person now' }),
    ).toBeVisible();
  });
});
