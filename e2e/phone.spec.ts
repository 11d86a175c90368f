import type { Locator, Page } from '@playwright/test';
import { expect, test, url } from './remit.ts';

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wider = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, main *')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .filter(
        (element) =>
          ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) || element.tagName === 'HTML',
      )
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(wider).toEqual([]);
}

for (const width of [390, 320]) {
  test(`on a phone ${width} pixels wide a head goes from the inbox to a decision without sideways scrolling`, async ({
    pageOf,
  }) => {
    const page = await pageOf('head', '/t/halden/inbox', { width });
    const item = page
      .getByRole('region', { name: /For you to decide/ })
      .getByRole('link')
      .first();
    await item.waitFor();
    await expectNoSidewaysScroll(page);
    // How much waits is said at the foot of every page.
    await expect(
      page.getByRole('navigation', { name: 'Rooms' }).getByRole('link', { name: /^Inbox ?\d+$/ }),
    ).toBeVisible();
    await expect(page.getByRole('article')).toBeHidden();
    await item.click();
    const approve = page.getByRole('button', { name: 'Approve', exact: true });
    await expect(approve).toBeInViewport({ ratio: 1 });
    const box = await approve.boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    await expectNoSidewaysScroll(page);
    // Whoever is read the page to hears where they are, although the list is out of the way.
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(['Inbox']);
    await page.getByRole('link', { name: 'Back to the list' }).click();
    await expect(item).toBeVisible();
  });

  test(`on a phone ${width} pixels wide a request is written without sideways scrolling`, async ({
    pageOf,
  }) => {
    // Of those who may ask in another's place, so that the form has all that it can have.
    const page = await pageOf('head', '/t/halden/requests/new', { width });
    await page.getByRole('combobox', { name: 'For whom' }).click();
    await page.getByPlaceholder('Search by name').fill('Tom Beck');
    await page.getByRole('option', { name: /^Tom Becker/ }).click();
    await page.getByLabel('Purpose').fill('Gloves');
    await page.getByLabel('Amount').fill('120.00');
    const answer = page.getByRole('complementary');
    await expect(answer).toContainText('Amara Fournier');
    // Who decides is passed on the way to the button.
    const bottom = (part: Locator) => part.evaluate((node) => node.getBoundingClientRect().bottom);
    const submit = page.getByRole('button', { name: 'Submit request' });
    await expect.poll(async () => (await bottom(submit)) - (await bottom(answer))).toBeGreaterThan(0);
    await expectNoSidewaysScroll(page);
  });

  test(`on a phone ${width} pixels wide signing in fits`, async ({ stranger }) => {
    const page = await stranger();
    await page.setViewportSize({ width, height: 640 });
    await page.goto(url('/sign-in'));
    await expect(page.getByRole('button', { name: 'Sign in' })).toBeInViewport({ ratio: 1 });
    await expectNoSidewaysScroll(page);
  });
}

// 1440 pixels at twice the size.
test('where everything is twice as large an inbox shows one thing at a time, and no key decides what is out of sight', async ({
  pageOf,
}) => {
  const page = await pageOf('head', '/t/halden/inbox', { width: 720 });
  await page
    .getByRole('region', { name: /For you to decide/ })
    .getByRole('link')
    .first()
    .waitFor();
  await expect(page.getByRole('article')).toBeHidden();
  await expectNoSidewaysScroll(page);
  await page.keyboard.press('a');
  await page.keyboard.press('j');
  // What is on its way has no such button.
  await expect(page.getByRole('button', { name: 'Approve', exact: true })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByRole('link', { name: 'Back to the list' }).click();
  await expect(page.getByRole('article')).toBeHidden();
});

test('what can be pressed is at least 24 pixels either way', async ({ pageOf }) => {
  const page = await pageOf('head', '/t/halden/inbox');
  await page.getByText('You may approve this.').waitFor();
  const small = await page
    .getByRole('button')
    .or(page.getByRole('link'))
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.checkVisibility())
        .map((element) => ({ name: element.textContent, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.bottom > 0 && (box.height < 24 || box.width < 24))
        .map(({ name, box }) => `${name}: ${box.width} × ${box.height}`),
    );
  expect(small).toEqual([]);
});

test('on a phone what has the focus is never under the bar of what can be done', async ({ pageOf }) => {
  const page = await pageOf('head', '/t/halden/inbox', { width: 390 });
  await page.setViewportSize({ width: 390, height: 430 });
  await page
    .getByRole('region', { name: /For you to decide/ })
    .getByRole('link')
    .first()
    .click();
  const approve = page.getByRole('button', { name: 'Approve', exact: true });
  const why = page.getByRole('article').getByRole('button', { name: 'Why?' });
  await why.focus();
  await expect(approve).toBeInViewport({ ratio: 1 });
  const edge = (part: Locator, side: 'top' | 'bottom') =>
    part.evaluate((node, asked) => node.getBoundingClientRect()[asked], side);
  await expect
    .poll(async () => (await edge(approve, 'top')) - (await edge(why, 'bottom')))
    .toBeGreaterThanOrEqual(0);
});

test('on a phone the parts of my access stand under one another', async ({ pageOf }) => {
  const page = await pageOf('employee', '/t/halden/me', { width: 390 });
  const roles = await page.getByRole('region', { name: /^Roles held/ }).boundingBox();
  const actions = await page.getByRole('region', { name: /^Actions/ }).boundingBox();
  expect((roles?.y ?? Infinity) + (roles?.height ?? Infinity)).toBeLessThanOrEqual(actions?.y ?? 0);
  await expectNoSidewaysScroll(page);
});

test('on a phone what is chosen of my access comes into sight, and the page scrolls whole', async ({
  pageOf,
}) => {
  const page = await pageOf('employee', '/t/halden/me', { width: 390 });
  const purchase = page.getByRole('heading', { level: 2, name: 'Purchase' });
  await page.getByRole('button', { name: /^Purchase/ }).click();
  await expect(purchase).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('heading', { level: 1, name: 'My access' })).not.toBeInViewport();
});

test('on a phone the palette says in full why it refuses a page', async ({ pageOf }) => {
  const page = await pageOf('employee', '/t/halden', { width: 390 });
  await page.getByRole('button', { name: /^Search or go to/ }).click();
  const reason = page.getByRole('option', { name: /^People/ }).getByText(/^None of your roles/);
  await reason.waitFor();
  expect(await reason.evaluate((part) => part.scrollWidth - part.clientWidth)).toBeLessThanOrEqual(0);
});

test('on a phone the first lines of the matrix stand under its name, and its filters behind a button that counts them', async ({
  pageOf,
}) => {
  const page = await pageOf('administrator', '/t/halden/access/matrix', { width: 390 });
  await expect(page.getByRole('gridcell').first()).toBeInViewport();
  const filters = page.getByRole('button', { name: /^Filters/ });
  await expect(page.getByLabel('Find a role')).toBeHidden();
  await filters.click();
  await page.getByLabel('Find a role').fill('Sales');
  await expect(filters).toHaveText('Filters · 1');
  await expect(page.getByRole('columnheader', { name: /^Sales/ }).first()).toBeVisible();
  await expect(page.getByRole('columnheader', { name: /^Employee/ })).toHaveCount(0);
  expect(await smallOn(page)).toEqual([]);
  await filters.click();
  await expect(page.getByLabel('Find a role')).toBeHidden();
  await expect(filters).toHaveAttribute('aria-expanded', 'false');
});

test('on a phone the answer of the simulator begins on the first screen', async ({ pageOf }) => {
  const page = await pageOf('employee', '/t/halden/simulate', { width: 390 });
  await page.getByRole('button', { name: 'What can I do?' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'What Tom Becker can do' })).toBeInViewport({
    ratio: 1,
  });
  await page.getByRole('button', { name: /^When, and under which policy/ }).click();
  await page.getByLabel('When', { exact: true }).fill('2099-01-31');
  await expect(page.getByRole('button', { name: /^When, and under which policy/ })).toHaveText(/ · 1$/);
  await expectNoSidewaysScroll(page);
});

/** What a finger may miss: lower or narrower than 44 pixels, less the words of a sentence, which stand as close as words do. */
const smallOn = (page: Page): Promise<readonly string[]> =>
  page
    .locator(
      'main :is(a[href], button, select, input, textarea, [role=radio], [role=gridcell], [data-toggle])',
    )
    .evaluateAll((all) =>
      all
        .filter((part) => part.checkVisibility() && getComputedStyle(part).display !== 'inline')
        // What a radio or a checkbox is drawn over is there for a form alone.
        .filter((part) => part.closest('p, [aria-hidden=true]') === null)
        .flatMap((part) => {
          // A link that is all of its line is pressed anywhere on it, a box or a circle on its words too; a cell has a
          // line of its row under it.
          const whole = getComputedStyle(part, '::after').position === 'absolute' ? part.closest('li') : null;
          const around = whole ?? part.closest('label') ?? part;
          const { width } = around.getBoundingClientRect();
          const { height } = (part.closest('[role=row]') ?? around).getBoundingClientRect();
          const name = part.getAttribute('aria-label') ?? part.textContent.trim();
          return width < 44 || height < 44 ? [`${part.tagName} ${name}: ${width} × ${height}`] : [];
        }),
    );

const composed = [
  { path: '/people', whole: 'Alejandra' },
  { path: '/access/folders?in=/sales/key-accounts&role=SalesManager', whole: 'Andrea Engel' },
  { path: '/access/fields?type=hr.Employee&field=iban&role=HRPartner', whole: 'IBAN of Employee' },
  { path: '/access/roles/SalesRep?type=crm.Contract', whole: 'Internal notes' },
  { path: '/access/roles/WarehouseClerk?type=wms.Item', whole: 'Included in' },
  { path: '/access/rules/rule.OwnRequest', whole: 'On real records' },
  { path: '/access/tests', whole: 'Coverage' },
  { path: '/records/crm.Contract', whole: 'Region' },
] as const;

for (const { path, whole } of composed) {
  test(`on a phone a finger hits whatever can be pressed on ${path.split('?')[0]}, and the page keeps to its width`, async ({
    pageOf,
  }) => {
    const page = await pageOf('administrator', `/t/halden${path}`, { width: 390, theme: 'dark' });
    await page.getByText(whole).first().waitFor();
    expect((await smallOn(page)).slice(0, 20)).toEqual([]);
    // Grids and tables scroll by themselves; the page around them does not.
    const wider = await page
      .locator('main, main > div, main > div > div')
      .evaluateAll((all) =>
        all
          .filter((part) => part.scrollWidth > part.clientWidth + 1)
          .map((part) => `${part.className}: ${part.scrollWidth} in ${part.clientWidth}`),
      );
    expect(wider).toEqual([]);
  });
}
