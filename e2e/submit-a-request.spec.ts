import { expectCleanInBoth } from './expect-clean.ts';
import { expect, test, url } from './remit.ts';
import { screenshot } from './screenshot.ts';

test('someone who submits a request sees who will decide it and why, and finds it in their list', async ({
  pageOf,
}) => {
  const page = await pageOf('employee', '/t/halden');
  const purpose = 'Replacement seals for pump line 3';
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Go to' }).fill(`pay 2,480 EUR to Nordic Seals AB for ${purpose}`);
  await expect(page.getByRole('option', { name: /^Ask for 2,480\.00 EUR/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Taken from it: amount and currency, payee, purpose.')).toBeVisible();
  await expect(page.getByLabel('Purpose')).toHaveValue(purpose);
  await expect(page.getByLabel('Payee')).toHaveValue('Nordic Seals AB');
  await expect(page.getByLabel('Amount')).toHaveValue('2,480');

  await page.getByLabel('Amount').fill('2480.505');
  await expect(page.getByText('EUR has 2 decimals, not more.')).toBeVisible();
  await page.getByLabel('Amount').fill('2,480.50');
  await expect(page.getByText('Read as 2,480.50 EUR')).toBeVisible();

  const answer = page.getByRole('complementary', { name: 'Who will decide' });
  await expect(answer).toContainText('Henrik Dahl');
  await expect(answer).toContainText('Approver at /operations up to 10,000.00 EUR');
  await screenshot(page, 'request');

  // The answer follows the amount: above the limit it is somebody else's.
  await page.getByLabel('Amount').fill('24,800.00');
  await expect(answer).not.toContainText('Henrik Dahl');
  await expect(answer).toContainText('Amara Fournier');
  await page.getByLabel('Amount').fill('2,480.50');
  await expect(answer).toContainText('Henrik Dahl');

  await page.getByRole('button', { name: 'Submit request' }).click();
  await expect(page.getByText(/PR-\d+ submitted/)).toBeVisible();
  const item = page
    .getByRole('region', { name: 'My requests' })
    .getByRole('link')
    .filter({ hasText: purpose });
  await expect(item).toContainText('2,480.50 EUR');
  await expect(item).toContainText('Waiting');
  await expect(page.getByText('Waiting for Henrik Dahl')).toBeVisible();

  const heads = await pageOf('head', '/t/halden/inbox');
  const waiting = heads
    .getByRole('region', { name: /For you to decide/ })
    .getByRole('link')
    .filter({ hasText: purpose });
  await expect(waiting).toContainText('Tom Becker');
  await expect(waiting).toContainText('/operations/production');
  await waiting.click();
  await expect(heads.getByRole('region', { name: 'Requests like it' })).toContainText(
    'None to the same payee.',
  );
  const watch = heads.getByRole('button', { name: /^Watch PR-/ });
  await watch.click();
  await expect(watch).toHaveAttribute('aria-pressed', 'true');

  await page.getByRole('button', { name: 'Withdraw' }).click();
  await page
    .getByRole('dialog', { name: /^Withdraw PR-/ })
    .getByRole('button', { name: 'Withdraw' })
    .click();
  await expect(item).toContainText('Withdrawn');
});

test('what is missing is said at its field, and nothing is sent', async ({ pageOf }) => {
  const page = await pageOf('employee', '/t/halden/requests/new');
  await page.getByRole('button', { name: 'Submit request' }).click();
  await expect(page.getByLabel('Purpose')).toHaveAccessibleDescription('Say what it is for.');
  await expect(page.getByLabel('Amount')).toHaveAccessibleDescription(/Say how much/);
  expect(new URL(page.url()).pathname).toBe('/t/halden/requests/new');
});

test.describe('a link that was cut short', () => {
  test.use({ provoked: [400, 404] });

  for (const [list, persona] of [
    ['inbox', 'head'],
    ['requests', 'employee'],
  ] as const)
    for (const id of ['none', '00000000-0000-4000-8000-000000000000'])
      test(`names no request among the ${list} by ${id}, and leads to those that there are`, async ({
        pageOf,
      }) => {
        const page = await pageOf(persona, `/t/halden/${list}/${id}`, { width: 390 });
        await expect(page.getByText('There is no such request')).toBeVisible();
        await expectCleanInBoth(page);
        await page.getByRole('link', { name: 'Go to the list' }).click();
        await expect(page).toHaveURL(new RegExp(`/${list}$`));
      });

  test('names no kind of request, and leads to the form', async ({ pageOf }) => {
    const page = await pageOf('employee', '/t/halden/requests/new?type=fin.Payment');
    const title = 'No kind of request is called “fin.Payment”';
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expectCleanInBoth(page);
    await page.getByRole('link', { name: 'Start a new request' }).click();
    await expect(page.getByLabel('Purpose')).toBeVisible();
  });
});

test.describe('a request that is not finished', () => {
  // The second of two pages that save the same draft is told so.
  test.use({ provoked: [409] });

  test('is kept with its files, gone on with in two pages without losing either, sent or thrown away', async ({
    pageOf,
  }) => {
    const page = await pageOf('employee', '/t/halden/requests/new');
    await page.getByLabel('Purpose').fill('A lathe, perhaps');
    await page.getByRole('button', { name: 'Save draft and add files' }).click();
    const files = page.getByRole('region', { name: 'Files' });
    await expect(files.getByRole('button', { name: 'Add files' })).toBeVisible();
    await files
      .locator('input[type=file]')
      .setInputFiles({ name: 'offer.txt', mimeType: 'text/plain', buffer: Buffer.from('The offer\n') });
    await expect(files.getByText('offer.txt', { exact: true })).toBeVisible();

    const other = await page.context().newPage();
    await other.goto(page.url());
    await expect(other.getByLabel('Purpose')).toHaveValue('A lathe, perhaps');
    // Typing is enough: each of the two saves what it says, and the later one is told.
    await page.getByLabel('Purpose').fill('A lathe for line 3');
    await expect(page.getByText('Saved as a draft, which only you see')).toBeVisible();
    await other.getByLabel('Purpose').fill('A drill instead');
    await expect(other.getByText('This draft was saved elsewhere since you opened it.')).toBeVisible();
    await other.getByRole('button', { name: 'Save this as another draft' }).click();
    await expect(other).not.toHaveURL(page.url());
    await other.goto(new URL('/t/halden/requests', page.url()).href);
    const drafts = other.getByRole('region', { name: 'Drafts' });
    await drafts.getByRole('button', { name: 'Throw away A drill instead' }).click();
    await drafts.getByRole('button', { name: 'Keep A drill instead' }).click();
    await drafts.getByRole('button', { name: 'Throw away A drill instead' }).click();
    // Whoever goes elsewhere has still thrown it away.
    await drafts.getByRole('link', { name: 'Go on with A lathe for line 3' }).click();
    await expect(other.getByRole('region', { name: 'Files' }).getByText('offer.txt')).toBeVisible();
    await other.getByLabel('Amount').fill('240.00');
    await other.getByRole('button', { name: 'Submit request' }).click();
    await expect(other.getByText(/PR-\d+ submitted/)).toBeVisible();
    await expect(other.getByRole('region', { name: 'Files' }).getByText('offer.txt')).toBeVisible();
    await expect(drafts.getByText(/A lathe for line 3|A drill instead/)).toHaveCount(0);
    await other.getByRole('button', { name: 'Withdraw' }).click();
    await other
      .getByRole('dialog', { name: /^Withdraw PR-/ })
      .getByRole('button', { name: 'Withdraw' })
      .click();
    await expect(other.getByText('Withdrawn').first()).toBeVisible();
    await other.close();
  });
});

test('what is typed is kept by itself, also offline and when the page is left', async ({ pageOf }) => {
  const page = await pageOf('employee', '/t/halden/requests/new');
  const purpose = page.getByLabel('Purpose');
  await purpose.fill('Ear protection');
  await expect(page.getByText('Saved as a draft, which only you see')).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await purpose.fill('Ear protection for six');
  await expect(page.getByText(/^You are offline\. What you write stays on this page/)).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByText('Saved as a draft, which only you see')).toBeVisible();
  // The list of drafts is read before the last save, and arrives after it.
  const read = Promise.withResolvers<void>();
  const saved = Promise.withResolvers<void>();
  await page.route(
    /requestDrafts\.list/,
    async (route) => {
      const response = await route.fetch();
      read.resolve();
      await saved.promise;
      await route.fulfill({ response });
    },
    { times: 1 },
  );
  await page.route(
    /requestDrafts\.save/,
    async (route) => {
      await read.promise;
      await route.fulfill({ response: await route.fetch() });
      saved.resolve();
    },
    { times: 1 },
  );
  await purpose.fill('Ear protection for seven');
  await page.getByRole('link', { name: 'Keep it for later' }).click();
  const drafts = page.getByRole('region', { name: 'Drafts' });
  await drafts.getByRole('link', { name: 'Go on with Ear protection for seven' }).click();
  await expect(purpose).toHaveValue('Ear protection for seven');
  await page.getByRole('link', { name: 'Keep it for later' }).click();
  await drafts.getByRole('button', { name: 'Throw away Ear protection for seven' }).click();
  await expect(drafts.getByText('Will be thrown away')).toBeVisible();
});

test('a page that is left during its first save leaves one draft, with what was typed last', async ({
  pageOf,
}) => {
  const page = await pageOf('employee', '/t/halden/requests/new');
  // The server has it, and the page goes before it hears so.
  const arrived = Promise.withResolvers<void>();
  await page.route(
    /requestDrafts\.save/,
    async (route) => {
      await route.fetch();
      arrived.resolve();
    },
    { times: 1 },
  );
  const purpose = page.getByLabel('Purpose');
  await purpose.fill('A vice');
  await arrived.promise;
  await purpose.fill('A vice for bench 2');
  await page.goto(url('/t/halden/requests'));
  const list = url('/t/halden/rpc/requestDrafts.list');
  const kept = async (): Promise<readonly string[]> => {
    const reply = await page.request.get(list);
    const { result } = (await reply.json()) as {
      result: { data: readonly { readonly purpose: string }[] };
    };
    return result.data.map((draft) => draft.purpose).filter((each) => each.startsWith('A vice'));
  };
  await expect.poll(kept).toContain('A vice for bench 2');
  expect(await kept()).toEqual(['A vice for bench 2']);
  await page.reload();
  const drafts = page.getByRole('region', { name: 'Drafts' });
  await drafts.getByRole('button', { name: 'Throw away A vice for bench 2' }).click();
  await expect(drafts.getByText('Will be thrown away')).toBeVisible();
});

test('who asks in somebody’s place says so, both follow it, and neither of the two decides it', async ({
  pageOf,
}) => {
  const heads = await pageOf('head', '/t/halden/requests/new');
  await heads.getByRole('combobox', { name: 'For whom' }).click();
  await heads.getByPlaceholder('Search by name').fill('Tom Beck');
  await heads.getByRole('option', { name: /^Tom Becker/ }).click();
  await expect(heads.getByText('Both of you see it, and neither decides it.')).toBeVisible();
  const purpose = `Work shoes ${Date.now()}`;
  await heads.getByLabel('Purpose').fill(purpose);
  await heads.getByLabel('Amount').fill('480.00');
  const answer = heads.getByRole('complementary', { name: 'Who will decide' });
  await expect(answer).toContainText('Amara Fournier');
  await expect(answer).not.toContainText('Henrik Dahl');
  await heads.getByRole('button', { name: 'Submit request' }).click();
  await expect(heads.getByText(/PR-\d+ submitted/)).toBeVisible();
  const article = heads.getByRole('article');
  await expect(article).toContainText('sent by Henrik Dahl in their place');
  await expect(article).toContainText('submitted it, in place of Tom Becker');

  const toms = await pageOf('employee', '/t/halden/requests');
  await toms
    .getByRole('region', { name: 'My requests' })
    .getByRole('link')
    .filter({ hasText: purpose })
    .click();
  await expect(toms.getByRole('article')).toContainText('sent by Henrik Dahl in their place');
  await toms.getByRole('button', { name: 'Withdraw' }).click();
  await toms
    .getByRole('dialog', { name: /^Withdraw PR-/ })
    .getByRole('button', { name: 'Withdraw' })
    .click();
  await expect(toms.getByText('Withdrawn').first()).toBeVisible();
});
