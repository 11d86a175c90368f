import type { Page } from '@playwright/test';
import { expectCleanInBoth } from './expect-clean.ts';
import { apart, type Picture } from './pictures.ts';
import { expect, test, url } from './remit.ts';

/** Opens the gallery as high as it is: nothing has to be scrolled into a picture. */
async function openGallery(page: Page, width: number, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width, height: 900 });
  await page.goto(url('/gallery'));
  await page.getByRole('treegrid').getByRole('gridcell').first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height });
}

const still = { animations: 'disabled', caret: 'hide' } as const;

for (const theme of ['light', 'dark'] as const) {
  test(`in the ${theme} every control that has the focus shows it by at least 3:1 all around`, async ({
    stranger,
  }) => {
    const page = await stranger();
    await openGallery(page, 1280, theme);
    // One of each look: what is drawn alike has the same ring.
    const controls = await page
      .locator('main section')
      .locator('a[href], button, input, select, textarea, [tabindex="0"]')
      .evaluateAll((all) => {
        const looks = new Set<string>();
        return all.flatMap((control, place) => {
          const look = `${control.tagName} ${control.getAttribute('role')} ${control.className}`;
          const reached =
            control instanceof HTMLElement && control.tabIndex >= 0 && control.checkVisibility();
          if (looks.has(look) || !reached) return [];
          looks.add(look);
          const { x, y, width, height } = control.getBoundingClientRect();
          const name = control.getAttribute('aria-label') ?? control.textContent.trim();
          return [{ place, name, x, y, width, height }];
        });
      });
    expect(controls.length).toBeGreaterThan(10);
    const all = page
      .locator('main section')
      .locator('a[href], button, input, select, textarea, [tabindex="0"]');
    // A ring is for whoever came by the keyboard.
    await page.keyboard.press('Tab');
    const pairs: [Picture, Picture][] = [];
    for (const { place, x, y, width, height } of controls) {
      const clip = {
        x: Math.floor(x) - 6,
        y: Math.floor(y) - 6,
        width: Math.ceil(width) + 12,
        height: Math.ceil(height) + 12,
      };
      await page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      });
      const before = await page.screenshot({ ...still, clip });
      await all.nth(place).focus();
      pairs.push([before, await page.screenshot({ ...still, clip })]);
    }
    const blank = await page.context().newPage();
    const found = await apart(blank, pairs);
    const faint = controls.flatMap(({ name, width, height }, at) => {
      const seen = found[at]?.seen ?? 0;
      // As many pixels as a line of one pixel around it has, and the ring is two wide.
      return seen >= 2 * (width + height) ? [] : [`${name}: ${seen} pixels`];
    });
    expect(faint).toEqual([]);
  });
}

for (const theme of ['light', 'dark'] as const) {
  test(`in the ${theme} the colour of every tenant stands out from its ground by at least 3:1`, async ({
    stranger,
  }) => {
    const page = await stranger();
    await openGallery(page, 1280, theme);
    const exhibit = page.getByRole('region', { name: 'Tenant square' });
    const boxes = await exhibit.locator('.size-4').evaluateAll((all) =>
      all.map((square) => {
        const { x, y } = square.getBoundingClientRect();
        return { x: Math.round(x) + 4, y: Math.round(y) + 4, width: 8, height: 8 };
      }),
    );
    expect(boxes.length).toBe(7);
    const pairs: [Picture, Picture][] = [];
    for (const clip of boxes) {
      // Above each of them there is nothing but the ground.
      const ground = { ...clip, y: clip.y - 18 };
      pairs.push([
        await page.screenshot({ ...still, clip }),
        await page.screenshot({ ...still, clip: ground }),
      ]);
    }
    const found = await apart(await page.context().newPage(), pairs);
    expect(found.map(({ seen }) => seen)).toEqual(boxes.map(() => 64));
  });
}

test('marks of different colours differ in their shape too, as whoever sees no colours sees them', async ({
  stranger,
}) => {
  const page = await stranger();
  await openGallery(page, 1280, 'light');
  const boxes = await page
    .getByRole('region', { name: 'Marks' })
    .locator('svg')
    .evaluateAll((all) =>
      all.map((mark) => {
        const { x, y, width, height } = mark.getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2, colour: getComputedStyle(mark).color };
      }),
    );
  const marks: { colour: string; picture: Picture }[] = [];
  // All of them on a ground of one size, each in the middle of its own.
  for (const { x, y, colour } of boxes) {
    const clip = { x: Math.round(x) - 10, y: Math.round(y) - 10, width: 20, height: 20 };
    marks.push({ colour, picture: await page.screenshot({ ...still, clip }) });
  }
  const pairs = marks.flatMap((one, at) =>
    marks
      .slice(at + 1)
      .filter(({ colour }) => colour !== one.colour)
      .map(({ picture }) => [one.picture, picture] as const),
  );
  expect(pairs.length).toBeGreaterThan(20);
  const found = await apart(await page.context().newPage(), pairs);
  expect(Math.min(...found.map(({ ink }) => ink))).toBeGreaterThan(8);
});

test('at 320 pixels nothing of any part is past the edge', async ({ stranger }) => {
  const page = await stranger();
  await openGallery(page, 320, 'light');
  const past = await page.evaluate(() => {
    // The lines of a grid go on under its edges, and it scrolls.
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      (element.role === 'row' ||
        /auto|scroll/.test(getComputedStyle(element).overflowX) ||
        scrolls(element.parentElement));
    const cutOnPurpose = (element: Element | null): boolean =>
      element !== null &&
      (getComputedStyle(element).textOverflow === 'ellipsis' || cutOnPurpose(element.parentElement));
    return [...document.querySelectorAll('main section *')]
      .filter((element) => element.checkVisibility() && !scrolls(element) && !cutOnPurpose(element))
      .filter((element) => element.getBoundingClientRect().right > 320)
      .map((element) => element.outerHTML.slice(0, 120));
  });
  expect(past).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

for (const width of [1440, 390]) {
  test(`what was done is said above a panel that is open, at ${width} px`, async ({ stranger }) => {
    const page = await stranger();
    await page.setViewportSize({ width, height: 900 });
    await page.goto(url('/gallery'));
    await page.getByRole('button', { name: 'Say that it was done' }).click();
    await page.getByRole('button', { name: 'Open in the side' }).click();
    await page.getByRole('dialog', { name: 'A question' }).waitFor();
    const said = page.getByText('Something was done', { exact: true });
    await expect(said).toBeVisible();
    const onTop = await said.evaluate((element) => {
      const { x, y, width: across, height } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(x + across / 2, y + height / 2));
    });
    expect(onTop).toBe(true);
  });
}

test('what was not done is said with why, and never with the sign of what was', async ({ stranger }) => {
  const page = await stranger();
  await page.goto(url('/gallery'));
  const saidWith = async (press: string, what: string): Promise<string> => {
    await page.getByRole('button', { name: press }).click();
    const said = page.getByRole('dialog').filter({ hasText: what });
    await expect(said).toBeVisible();
    return said.locator('svg').first().innerHTML();
  };
  const done = await saidWith('Say that it was done', 'Something was done');
  const failed = await saidWith('Say that it was not', 'The server cannot be reached');
  expect(failed).not.toBe(done);
  await expectCleanInBoth(page);
});
