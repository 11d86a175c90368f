import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './remit.ts';

/** What hangs on how a page is lit, and on nothing else. */
const colours = ['color-contrast', 'link-in-text-block'];
const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** No violation, and nothing that the checker could not decide: whatever is left undecided is a violation unseen. */
export async function expectClean(page: Page): Promise<void> {
  await expectNothingOf(page, { type: 'tag', values: levels });
}

/** The same page in both themes, and in the light again: all of it once, and what hangs on the light in the dark. */
export async function expectCleanInBoth(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await expectNothingOf(page, { type: 'rule', values: colours });
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await expectClean(page);
}

async function expectNothingOf(
  page: Page,
  runOnly: { readonly type: 'tag' | 'rule'; readonly values: string[] },
): Promise<void> {
  const { violations, incomplete } = await new AxeBuilder({ page })
    // Reviewed: the edges of a dialog, which hand the focus on to its other end as soon as they get it.
    .exclude('[data-base-ui-focus-guard]')
    // Reviewed: letters without a colour behind those of the text, there for the lines under them alone.
    .exclude('[data-letters-behind]')
    // What passes is not described, and no second page is opened to put frames together: there are none.
    .options({ runOnly, resultTypes: ['violations', 'incomplete'] })
    .setLegacyMode()
    .analyze();
  const said = [...violations, ...incomplete].map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map(({ html, any, all, none }) => ({
      html: html.slice(0, 200),
      why: [...any, ...all, ...none].map(({ message }) => message),
    })),
  }));
  expect(said).toEqual([]);
}
