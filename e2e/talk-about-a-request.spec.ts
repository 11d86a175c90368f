import { expect, test } from './remit.ts';

test('a decision can be taken back until it is sent, and whoever leaves the page meanwhile has still taken it', async ({
  pageOf,
}) => {
  const page = await pageOf('head', '/t/halden/inbox');
  const mine = page.getByRole('region', { name: /For you to decide/ });
  const item = mine.getByRole('link').first();
  const title = (await item.locator('span.font-medium').first().innerText()).trim();
  const article = page.getByRole('article');
  const approve = article.getByRole('button', { name: 'Approve', exact: true });
  await item.click();
  await expect(page).toHaveURL(/\/inbox\/.+/);
  const address = page.url();

  await approve.click();
  const onItsWay = page.getByRole('region', { name: 'Decisions on their way' });
  await expect(onItsWay).toContainText(/Approving PR-\d+/);
  await expect(onItsWay.getByRole('timer')).toHaveText(/sent in \d+ seconds?/);
  await expect(item).toContainText('Your approval is on its way');
  // The next one came up meanwhile.
  await expect(article.getByRole('heading', { level: 2 })).not.toHaveText(title);
  await onItsWay.getByRole('button', { name: 'Take back' }).click();
  await expect(onItsWay).toBeHidden();
  await item.click();
  await expect(article.getByRole('heading', { level: 2 })).toHaveText(title);
  await expect(page.getByText('You may approve this.')).toBeVisible();

  await approve.click();
  await expect(onItsWay).toBeVisible();
  await page.goto(address);
  await expect(article.getByRole('heading', { level: 2 })).toHaveText(title);
  await expect(article.getByText('Approved', { exact: true })).toBeVisible();
});

test('whoever decides asks, the submitter answers, and what was said stays with the request', async ({
  pageOf,
}) => {
  const toms = await pageOf('employee', '/t/halden/requests/new');
  const purpose = 'Shelf labels for hall 4';
  await toms.getByLabel('Purpose').fill(purpose);
  await toms.getByLabel('Amount').fill('310.00');
  await toms.getByRole('button', { name: 'Submit request' }).click();
  await expect(toms.getByText('Waiting for Henrik Dahl')).toBeVisible();

  const heads = await pageOf('head', `/t/halden/inbox/${toms.url().split('/').at(-1)}`);
  const article = heads.getByRole('article');
  await expect(article.getByRole('heading', { level: 2 })).toHaveText(purpose);
  await article.getByRole('button', { name: 'Ask', exact: true }).click();
  const dialog = heads.getByRole('dialog', { name: /^Ask about PR-/ });
  await dialog.getByRole('button', { name: 'Ask' }).click();
  await expect(dialog.getByLabel('Question')).toHaveAccessibleDescription('Write what you want to know.');
  await dialog.getByLabel('Question').fill('How many of them?');
  await dialog.getByRole('button', { name: 'Ask' }).click();
  await expect(heads.getByText(/Question about PR-\d+ sent/)).toBeVisible();

  // It arrives by itself.
  const talk = toms.getByRole('region', { name: 'Conversation' });
  await expect(talk).toContainText('How many of them?');
  await talk.getByLabel('Your answer').fill('Four hundred, in two sizes.');
  await talk.getByRole('button', { name: 'Answer' }).click();
  await expect(toms.getByRole('article').getByText('Waiting', { exact: true })).toBeVisible();

  await heads.goto(heads.url().replace(/\/inbox.*/, `/inbox/${toms.url().split('/').at(-1)}`));
  await expect(article.getByRole('region', { name: 'Conversation' })).toContainText(
    'Four hundred, in two sizes.',
  );
  await article.getByRole('button', { name: 'Approve for less' }).click();
  const less = heads.getByRole('dialog', { name: /for less$/ });
  await less.getByLabel('Amount').fill('310.00');
  await less.getByLabel('Reason').fill('One size will do');
  await less.getByRole('button', { name: 'Approve for less' }).click();
  await expect(less.getByLabel('Amount')).toHaveAccessibleDescription('That is not less than 310.00 EUR.');
  await less.getByLabel('Amount').fill('200.00');
  await less.getByRole('button', { name: 'Approve for less' }).click();
  await heads.getByRole('button', { name: 'Send now' }).click();
  await expect(heads.getByText(/PR-\d+ approved for less/)).toBeVisible();
  await expect(toms.getByRole('article')).toContainText('200.00 EUR');
  await expect(toms.getByRole('article').getByText('Approved', { exact: true })).toBeVisible();
});

test('whoever decides sees what changed since they opened it, and decides only after that; what was rejected is changed and sent again', async ({
  pageOf,
}) => {
  const toms = await pageOf('employee', '/t/halden/requests/new');
  await toms.getByLabel('Purpose').fill('Hose clamps');
  await toms.getByLabel('Amount').fill('95.00');
  await toms.getByRole('button', { name: 'Submit request' }).click();
  await expect(toms.getByText('Waiting for Henrik Dahl')).toBeVisible();
  const heads = await pageOf('head', `/t/halden/inbox/${toms.url().split('/').at(-1)}`);
  const article = heads.getByRole('article');
  const approve = article.getByRole('button', { name: 'Approve', exact: true });
  await expect(approve).toBeVisible();

  await toms.getByRole('button', { name: 'Change' }).click();
  await expect(toms.getByLabel('Amount')).toHaveValue('95.00');
  await toms.getByLabel('Amount').fill('190.00');
  await toms.getByRole('button', { name: 'Change request' }).click();
  await expect(toms.getByText(/PR-\d+ changed/)).toBeVisible();

  const notice = article.getByRole('alert');
  await expect(notice).toContainText('It changed since you opened it');
  await expect(notice).toContainText('190.00 EUR was 95.00 EUR');
  await expect(approve).toBeHidden();
  await notice.getByRole('button', { name: 'Go on with what it says now' }).click();
  await article.getByRole('button', { name: 'Reject', exact: true }).click();
  const dialog = heads.getByRole('dialog', { name: /^Reject PR-/ });
  await dialog.getByLabel('Reason').fill('There are some in store 2');
  await dialog.getByRole('button', { name: 'Reject' }).click();
  await heads.getByRole('button', { name: 'Send now' }).click();

  await toms.getByRole('button', { name: 'Send again' }).click();
  await toms.getByLabel('Amount').fill('40.00');
  await toms.getByRole('button', { name: 'Send again' }).click();
  await expect(toms.getByText('Waiting for Henrik Dahl')).toBeVisible();
  await expect(toms.getByText('“There are some in store 2”')).toBeVisible();
});

test('what is routine is approved together, each on its own, and taken back together', async ({ pageOf }) => {
  const page = await pageOf('head', '/t/halden/inbox');
  await page.getByRole('button', { name: 'Approve together' }).click();
  const dialog = page.getByRole('dialog', { name: 'Approve together' });
  await dialog.getByRole('checkbox').first().waitFor();
  const offered = await dialog.getByRole('checkbox').count();
  expect(offered).toBeGreaterThanOrEqual(3);
  const amounts = await dialog.getByText(/^[\d,.]+ EUR$/).allInnerTexts();
  for (const amount of amounts) expect(Number.parseFloat(amount.replaceAll(',', ''))).toBeLessThan(3_333.34);
  await dialog.getByRole('button', { name: `Approve ${offered}` }).click();
  const onItsWay = page.getByRole('region', { name: 'Decisions on their way' });
  await expect(onItsWay).toContainText(`${offered} decisions on their way`);
  await onItsWay.getByRole('button', { name: 'Take all back' }).click();
  await expect(onItsWay).toBeHidden();

  await page.getByRole('button', { name: 'Approve together' }).click();
  await dialog.getByRole('button', { name: `Approve ${offered}` }).waitFor();
  const boxes = await dialog.getByRole('checkbox').all();
  for (const box of boxes.slice(2)) await box.uncheck();
  const names = await dialog.getByRole('listitem').locator('span.font-medium').allInnerTexts();
  await dialog.getByRole('button', { name: 'Approve 2' }).click();
  const send = onItsWay.getByRole('button', { name: 'Send now' });
  await send.first().click();
  await expect(send).toHaveCount(1);
  await send.click();
  await expect(onItsWay).toBeHidden();
  const mine = page.getByRole('region', { name: /For you to decide/ });
  for (const name of names.slice(0, 2)) await expect(mine.getByText(name, { exact: true })).toHaveCount(0);
});
