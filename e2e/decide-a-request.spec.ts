import { expect, test, url } from './remit.ts';
import { screenshot } from './screenshot.ts';

test('a department head approves within their limit, and is refused their own request and one above it, with who could', async ({
  pageOf,
}) => {
  const page = await pageOf('head', '/t/halden/inbox');
  const mine = page.getByRole('region', { name: /For you to decide/ });
  const others = page.getByRole('region', { name: /Waiting for others/ });
  const first = mine.getByRole('link').first();
  await expect(first).toContainText('You hold Approver at /operations up to 10,000.00 EUR');
  const title = (await first.locator('span.font-medium').first().innerText()).trim();
  await first.click();
  await expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
  await expect(page.getByText('You may approve this.')).toBeVisible();
  await screenshot(page, 'inbox');
  // As the browser says it: what is there can be read, and nothing decided.
  await page.evaluate(() => window.dispatchEvent(new Event('offline')));
  await expect(page.getByText('You are offline', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toHaveAccessibleDescription(
    'You are offline: nothing is decided until you are back.',
  );
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByText('You are offline', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByRole('button', { name: 'Send now' }).click();
  await expect(page.getByText(/PR-\d+ approved/)).toBeVisible();
  await expect(mine.getByText(title, { exact: true })).toHaveCount(0);

  await others.getByRole('link').filter({ hasText: 'Your limit' }).first().click();
  const approve = page.getByRole('button', { name: 'Approve', exact: true });
  await expect(approve).toHaveAttribute('aria-disabled', 'true');
  await expect(approve).toHaveAccessibleDescription(
    /Your limit for approving payment requests is 10,000\.00 EUR/,
  );
  await approve.focus();
  await page.keyboard.press('Enter');
  const why = page.getByRole('dialog', { name: /^Approve PR-/ });
  await expect(why).toContainText('Your limit for approving payment requests is 10,000.00 EUR');
  await expect(why).toContainText('Amara Fournier');
  await expect(why).toContainText('Chief financial officer at /');
  await page.keyboard.press('Escape');
  await expect(approve).toBeFocused();

  await others.getByRole('link').filter({ hasText: 'own request' }).first().click();
  await expect(page.getByText('You may not approve this.')).toBeVisible();
  await approve.focus();
  await page.keyboard.press('Enter');
  await expect(why).toContainText(/own request/);
  await expect(why.getByRole('heading', { name: /Who can decide/ })).toBeVisible();
});

test('what the screen refuses, the server refuses too', async ({ pageOf }) => {
  const page = await pageOf('head', '/t/halden/inbox');
  await page
    .getByRole('region', { name: /Waiting for others/ })
    .getByRole('link')
    .filter({ hasText: 'Your limit' })
    .first()
    .click();
  await page.waitForURL(/\/inbox\/.+/);
  const id = page.url().split('/').at(-1) ?? '';
  const reply = await page.request.post(url('/t/halden/rpc/requests.approve'), {
    headers: { origin: url('') },
    data: { id, revision: 0 },
  });
  const revised = reply.status() === 409 ? await approveAnyRevision() : reply;
  expect(revised.status()).toBe(403);
  const { error } = (await revised.json()) as {
    error: { data: { remit: { code: string; deciders: unknown[] } } };
  };
  expect(error.data.remit.code).toBe('forbidden');
  expect(error.data.remit.deciders.length).toBeGreaterThan(0);

  async function approveAnyRevision() {
    const read = await page.request.get(
      url(`/t/halden/rpc/requests.get?input=${encodeURIComponent(JSON.stringify({ id }))}`),
    );
    const { result } = (await read.json()) as { result: { data: { revision: number } } };
    return page.request.post(url('/t/halden/rpc/requests.approve'), {
      headers: { origin: url('') },
      data: { id, revision: result.data.revision },
    });
  }
});

test('rejecting asks for a reason, and the submitter reads it', async ({ pageOf }) => {
  const page = await pageOf('head', '/t/halden/inbox');
  const item = page
    .getByRole('region', { name: /For you to decide/ })
    .getByRole('link')
    .filter({ hasText: 'Tom Becker' });
  await item.first().click();
  const title = await page
    .getByRole('heading', { level: 2 })
    .filter({ hasNotText: /For you|Waiting/ })
    .innerText();
  await page.getByRole('button', { name: 'Reject', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: /^Reject PR-/ });
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await expect(dialog).toContainText('Write why');
  await dialog.getByLabel('Reason').fill('The framework contract covers this');
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await page.getByRole('button', { name: 'Send now' }).click();
  await expect(page.getByText(/PR-\d+ rejected/)).toBeVisible();

  const toms = await pageOf('employee', '/t/halden/requests');
  await toms.getByRole('link').filter({ hasText: title }).click();
  await expect(toms.getByText('“The framework contract covers this”')).toBeVisible();
});
