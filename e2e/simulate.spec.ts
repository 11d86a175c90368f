import type { Page } from '@playwright/test';
import { execFileSync } from 'node:child_process';
import { expectClean, expectCleanInBoth } from './expect-clean.ts';
import { expect, password, people, test, url } from './remit.ts';

async function call<T>(page: Page, path: string, data: object = {}): Promise<T> {
  const reply = await page.request.post(url(path), { headers: { origin: url('') }, data });
  expect(reply.status(), await reply.text()).toBe(200);
  const { result }: { readonly result: { readonly data: T } } = await reply.json();
  return result.data;
}

/** What a shell hands to `curl`, argument by argument, when it is given a command. */
function argumentsIn(command: string, variables: Readonly<Record<string, string>>): readonly string[] {
  const script = `curl() { for each in "$@"; do printf '%s\\0' "$each"; done; }\n${command}`;
  return execFileSync('sh', ['-c', script], { env: variables, encoding: 'utf8' }).split('\0').slice(0, -1);
}

test('an analyst asks who can, then why one of them can, and the answer opens again from its link', async ({
  pageOf,
}) => {
  const page = await pageOf('analyst', '/t/halden');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page.getByRole('heading', { level: 1, name: 'Simulate' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Who' }).click();
  await page.getByRole('option', { name: /^Anyone/ }).click();
  await expect(page.getByText('Choose the action, or a person')).toBeVisible();
  await page.getByLabel('With which type').selectOption('Payment request');
  await page.getByLabel('Do what').selectOption('approve');
  await page.getByLabel('In folder').fill('/operations');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2 })).toContainText(
    /people can\.|person can\.|Nobody can\./,
  );

  await page.getByLabel('Add a field').selectOption('Amount');
  await page.getByRole('textbox', { name: 'Amount' }).fill('5,000.00 EUR');
  await page.getByLabel('Add a field').selectOption('Department');
  await page.getByRole('textbox', { name: 'Department' }).fill('/operations');
  await page.getByRole('button', { name: /Henrik Dahl Approver/ }).click();
  // Whose request it is decides too: nobody approves their own.
  await expect(page.getByRole('heading', { level: 2 })).toContainText('It depends.');
  await expect(
    page.getByText(/^Payment request anywhere: Henrik Dahl can approve \d+ of \d+ records\./),
  ).toBeVisible();
  const address = page.url();
  const answer = await page.getByRole('heading', { level: 2 }).innerText();
  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.getByRole('heading', { level: 2 })).toHaveText(answer);

  await page.getByRole('textbox', { name: 'Amount' }).fill('50,000.00 EUR');
  await expect(page.getByRole('heading', { level: 2 })).toContainText('No.');
  await expect(
    page.getByText(/Henrik Dahl’s limit for approving payment requests is 10,000\.00 EUR/).first(),
  ).toBeVisible();
  const layers = page.getByRole('list', { name: /^The layers/ }).getByRole('listitem');
  await expect(layers).toHaveText([
    /wall passed/,
    /passed/,
    /Roles refused it/,
    /not asked/,
    /not asked/,
    /not asked/,
  ]);
  await page.getByRole('tab', { name: 'Fixes' }).click();
  await expect(page.getByText(/^Leave it to /)).toBeVisible();
  await expect(page.getByText('Ask for 10,000.00 EUR instead of 50,000.00 EUR.')).toBeVisible();
  await expectClean(page);
  // The same question of somebody else, and what each of the two gets of such records.
  await page.getByRole('tab', { name: 'Compare' }).click();
  await page.getByRole('combobox', { name: 'Compare with' }).click();
  await page.getByRole('combobox', { name: 'Search by name' }).fill('Tom Bec');
  await page.getByRole('option', { name: /^Tom Becker/ }).click();
  const answers = page.getByRole('table', { name: 'The same question of both' });
  await expect(answers.getByRole('columnheader', { name: 'Tom Becker' })).toBeVisible();
  await expect(answers.getByRole('row', { name: /^Answer No\. No\./ })).toBeVisible();
  const fields = page.getByRole('table', { name: /what each gets of its fields/ });
  await expect(fields.getByRole('rowheader').first()).toBeVisible();
  await expect(page).toHaveURL(/[?&]with=[0-9a-f-]{36}/);
  await expectCleanInBoth(page);
  // Moment by moment, by a handle that keys move as well.
  await page.getByRole('tab', { name: 'Over time' }).click();
  const moments = page.getByRole('list', { name: 'Over time' }).getByRole('listitem');
  await expect(moments.filter({ hasText: /Now/ })).toHaveAttribute('aria-current', 'true');
  await page.getByRole('slider', { name: 'Moment' }).press('Home');
  await expect(moments.first()).toHaveAttribute('aria-current', 'true');
  await expect(page.getByRole('link', { name: /^Look at everything as of/ })).toBeVisible();
  await expectCleanInBoth(page);
  await page.getByRole('tab', { name: 'As data' }).press('Enter');
  await expect(page.getByText('"level": "administrator"')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Copy the request' })).toBeVisible();
  await expect(page.getByLabel('Under draft')).toHaveValue('');

  // The command runs as it stands, for an application that acts for her.
  const command = await page.getByText(/^curl /).innerText();
  const given = await page.request.post(url('/api/token'), {
    data: {
      grant: 'password',
      email: people.analyst.email,
      password: password(),
      name: 'Asks by command',
      binding: 'what-the-journey-made-at-random-once',
    },
  });
  const { accessToken } = (await given.json()) as { readonly accessToken: string };
  const [place = '', , authorization = '', , contentType = '', , body = ''] = argumentsIn(command, {
    REMIT_TOKEN: accessToken,
  });
  const headers = [authorization, contentType].map((header) => header.split(': ', 2) as [string, string]);
  const reply = await fetch(place, { method: 'POST', headers, body });
  expect(reply.status).toBe(200);
  expect(await reply.json()).toMatchObject({ decision: false, context: { remit: { outcome: 'deny' } } });
  const clients = await call<readonly { readonly id: string; readonly name: string }[]>(
    page,
    '/rpc/account.tokens',
  );
  const client = clients.find(({ name }) => name === 'Asks by command');
  await call(page, '/rpc/account.endSession', { id: client?.id });
});

test('a fix becomes a draft, and asked again under it the answer is yes', async ({ pageOf }) => {
  const page = await pageOf('administrator', '/t/halden/simulate');
  await page.getByRole('button', { name: /^Who can approve a payment request/ }).click();
  await page.getByLabel('In folder').fill('/operations');
  await page.getByLabel('In folder').press('Enter');
  await page.getByRole('textbox', { name: 'Department' }).fill('/operations');
  await page.getByRole('textbox', { name: 'Department' }).press('Enter');
  await page.getByRole('button', { name: /Henrik Dahl Approver/ }).click();
  await page.getByRole('textbox', { name: 'Amount' }).fill('15,000.00 EUR');
  await expect(page.getByRole('heading', { level: 2 })).toContainText('No.');
  await page.getByRole('tab', { name: 'Fixes' }).click();
  await page.getByRole('button', { name: 'Make it a draft' }).first().click();
  await expect(page.getByRole('link', { name: 'Go to the draft' })).toBeVisible();
  await page.getByRole('button', { name: 'Ask again under the draft' }).click();
  await expect(page.getByLabel('Under draft')).not.toHaveValue('');
  await expect(page.getByRole('heading', { level: 2 })).toContainText(/It depends\.|Yes\./);
  await page.getByRole('link', { name: /^Raise the limit of Approver/ }).click();
  await expect(page).toHaveURL(/\/changes\/[0-9a-f-]{36}\/impact$/);
  const id = new URL(page.url()).pathname.split('/').at(-2);
  await call(page, '/t/halden/rpc/changes.withdraw', { id, revision: 1 });
});

test.describe('whoever may explain nobody', () => {
  test.use({ provoked: [403] });
  test('asks about themselves, and is refused with a reason when they ask about all', async ({ pageOf }) => {
    const page = await pageOf('employee', '/t/halden/simulate');
    await page.getByRole('button', { name: 'What can I do?' }).click();
    await expect(page.getByRole('heading', { level: 2, name: 'What Tom Becker can do' })).toBeVisible();
    await page.goto(url('/t/halden/simulate?who=anyone&do=read&type=crm.Contract&in=%2Fsales'));
    await expect(page.getByRole('alert')).toContainText('You may not see this');
  });
});
