import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectCleanInBoth } from './expect-clean.ts';
import { expect, password, people, test, url } from './remit.ts';

/** What the e-mails that lie in the data folder say, as people read it. */
async function mails(): Promise<readonly string[]> {
  const folder = process.env['REMIT_E2E_MAIL'] ?? '';
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.eml'));
  const read = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  return read.map((text) => text.replaceAll('=\r\n', '').replaceAll('=3D', '='));
}

const call = async <Output>(page: Page, procedure: string, data: object): Promise<Output> => {
  const reply = await page.request.post(url(`/t/halden/rpc/${procedure}`), {
    headers: { origin: url('') },
    data,
  });
  expect(reply.status()).toBe(200);
  return (await reply.json()).result.data;
};

test('a head is told of a request at once, and the link in the e-mail survives signing in and lands on it', async ({
  pageOf,
  stranger,
}) => {
  const head = await pageOf('head', '/t/halden');
  const bell = head.getByRole('button', { name: /^Notices/ });
  await expect(bell).toBeVisible();
  const tom = await pageOf('employee', '/t/halden/requests');
  const purpose = `Respirators ${Date.now()}`;
  const department = '/operations/production';
  const { id } = await call<{ id: string }>(tom, 'requests.submit', {
    purpose,
    amount: { minor: 12_300, currency: 'EUR' },
    department,
    folder: department,
  });

  await expect(bell).toHaveAccessibleName(/unread/);
  await bell.click();
  const list = head.getByRole('dialog', { name: 'Notices' });
  const line = list.getByRole('link').filter({ hasText: purpose });
  await expect(line).toContainText('To do');
  await line.click();
  await head.waitForURL(new RegExp(`/t/halden/inbox/${id}$`));
  await expect(head.getByRole('heading', { level: 2, name: purpose })).toBeVisible();

  const page = await stranger();
  const sent = await call<{ id: string }>(tom, 'requests.submit', {
    purpose: `${purpose} again`,
    amount: { minor: 12_400, currency: 'EUR' },
    department,
    folder: department,
  });
  const found = async () =>
    (await mails()).find((mail) => mail.includes(people.head.email) && mail.includes(`/r/${sent.id}`));
  await expect.poll(found).toBeDefined();
  const link = /http\S+\/r\/\S+/.exec((await found()) ?? '')?.[0] ?? '';
  await page.goto(link);
  await page.getByLabel('E-mail').fill(people.head.email);
  await page.getByLabel('Password').fill(password());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(new RegExp(`/t/halden/inbox/${sent.id}$`));
  await expect(page.getByRole('heading', { level: 2, name: `${purpose} again` })).toBeVisible();
  // It waits as before: a link decides nothing.
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toBeVisible();
});

test.describe('a link', () => {
  test.use({ provoked: [404] });

  test('to a request that is not there, or not to be seen, finds nothing and says so', async ({ pageOf }) => {
    const tom = await pageOf('employee', '/t/halden/requests');
    await tom.goto(url('/r/00000000-0000-4000-8000-000000000000?in=halden'));
    await expect(tom.getByRole('heading', { level: 1 })).toHaveText('This request is not open to you');
    await expect(tom.getByRole('main')).toContainText(people.employee.email);
    await expectCleanInBoth(tom);
    // Whoever has another login signs in with it, and is led to where the link leads.
    await tom.getByRole('button', { name: 'Sign in as somebody else' }).click();
    await expect(tom.getByLabel('E-mail')).toBeVisible();
    expect(new URL(tom.url()).searchParams.get('to')).toBe(
      '/r/00000000-0000-4000-8000-000000000000?in=halden',
    );
  });
});

for (const [theme, width] of [
  ['light', 1440],
  ['dark', 390],
] as const) {
  test(`notices can be read in the ${theme} theme at ${width} pixels`, async ({ pageOf }) => {
    const page = await pageOf('head', '/t/halden', { theme, width });
    await page.getByRole('button', { name: /^Notices/ }).click();
    const list = page.getByRole('dialog', { name: 'Notices' });
    await expect(list.getByRole('link').first()).toBeVisible();
    const box = await list.boundingBox();
    expect(box?.width).toBeLessThanOrEqual(width);
    const all = list.getByRole('button', { name: 'Mark all as read' });
    if (await all.isVisible()) await all.click();
    await expect(page.getByRole('button', { name: 'Notices', exact: true, includeHidden: true })).toHaveCount(
      1,
    );
    await list.getByRole('button', { name: 'How you are told' }).click();
    const ending = list.getByRole('group', { name: 'What ends soon' }).getByLabel('By e-mail');
    await expect(ending).toHaveValue('now');
    await ending.selectOption('daily');
    await expect(list.getByText('Saved.')).toBeVisible();
    // What is kept is what the next one is shown, and is put back for them.
    await list.getByRole('button', { name: 'Back to the notices' }).click();
    await list.getByRole('button', { name: 'How you are told' }).click();
    await expect(ending).toHaveValue('daily');
    const saved = page.waitForResponse((reply) => /notices\.wish(\?|,|$)/.test(reply.url()) && reply.ok());
    await ending.selectOption('now');
    await saved;
  });
}
