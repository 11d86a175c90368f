import { expect, test } from './remit.ts';

test.use({ provoked: [404] });

const nowhere = '00000000-0000-4000-8000-000000000000';

const deadEnds = [
  { path: `/reviews/${nowhere}`, way: 'Access reviews', to: /\/reviews$/ },
  { path: `/groups/${nowhere}`, way: 'Groups and departments', to: /\/groups$/ },
  { path: '/records/example.Nothing', way: 'Records', to: /\/records$/ },
] as const;

for (const { path, way, to } of deadEnds) {
  test(`what is not there any more leads to where others like it are: ${path}`, async ({ pageOf }) => {
    const page = await pageOf('administrator', `/t/halden${path}`);
    await page.getByRole('alert').getByRole('link', { name: way }).click();
    await expect(page).toHaveURL(to);
    await expect(page.getByRole('heading', { level: 1, name: way })).toBeVisible();
  });
}

test('a search of rules that finds none says so, and not that there are none', async ({ pageOf }) => {
  const page = await pageOf('administrator', '/t/halden/access/rules?q=zzzz');
  await expect(page.getByText('No such rule')).toBeVisible();
  await expect(page.getByText('No rules yet')).toBeHidden();
});

const rooms = [
  { path: '/delegations', room: 'Inbox' },
  { path: '/access-requests', room: 'Requests' },
  { path: '/access/matrix', room: 'Access' },
  { path: '/groups', room: 'People' },
] as const;

for (const { path, room } of rooms) {
  test(`whoever looks up from ${path} sees that they are in ${room}`, async ({ pageOf }) => {
    const page = await pageOf('administrator', `/t/halden${path}`);
    const marked = page.getByRole('navigation', { name: 'Rooms' }).locator('[aria-current="page"]');
    await expect(marked).toHaveText([room]);
  });
}
