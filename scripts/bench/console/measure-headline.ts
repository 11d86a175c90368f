import type { Page } from '@playwright/test';
import { share, spread } from '../shared/spread.ts';
import { printFigure, say } from './figure.ts';

const EDITS = 20;

/** From an edit to the sentence that says what it means for everybody, and to the server's word that it is so. */
export async function measureHeadline(page: Page, url: string): Promise<void> {
  say('what edits mean for everybody');
  await page.goto(`${url}/access/matrix`);
  const grid = page.getByRole('treegrid');
  await grid.waitFor();
  await grid.locator('[tabindex="0"]').focus();
  for (const key of ['Control+Home', 'ArrowDown', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  for (let at = 0; at < 20; at += 1) await page.keyboard.press('ArrowRight');
  const headline = page.getByTestId('draft-headline');
  // The first edit fetches the people and warms up the worker: it is told, and not counted.
  const began = performance.now();
  await page.keyboard.press('a');
  await headline.waitFor({ timeout: 180_000 });
  printFigure({
    figure: 'first sentence of a page on what an edit means',
    value: performance.now() - began,
    unit: 'ms',
    target: null,
  });
  await agreed(page);
  const waits: number[] = [];
  const exact: number[] = [];
  for (let at = 0; at < EDITS; at += 1) {
    await page.keyboard.press('ArrowRight');
    const start = performance.now();
    waits.push(await page.evaluate(timeToHeadline));
    await agreed(page);
    exact.push(performance.now() - start);
  }
  printFigure({
    figure: 'from an edit to what it means for 10,000 people, in the page, p95',
    value: share(waits, 0.95),
    unit: 'ms',
    target: 300,
    notes: spread(waits, 'ms'),
  });
  printFigure({
    figure: 'from an edit to the same by the server, p95',
    value: share(exact, 0.95),
    unit: 'ms',
    target: 5_000,
    notes: spread(exact, 'ms'),
  });
}

async function agreed(page: Page): Promise<void> {
  await page.locator('[data-testid=draft-headline][data-agreed=true]').waitFor({ timeout: 180_000 });
}

/** Presses the key that changes the focused cell, and waits until the sentence is about the draft as it is then. */
async function timeToHeadline(): Promise<number> {
  const cell = document.activeElement;
  if (cell === null) throw new Error('no cell has the focus');
  const key = /: (none|from)/.test(cell.getAttribute('aria-label') ?? '') ? 'a' : 'n';
  const here = (): Element | null => document.querySelector('[data-testid=draft-headline]');
  const before = here()?.textContent;
  const began = performance.now();
  cell.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  // While nothing is known of the new draft there is no sentence, or the server's word of the old one is gone.
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const now = here();
      if (now !== null && (now.textContent !== before || now.getAttribute('data-agreed') === 'null')) {
        resolve(performance.now() - began);
      } else if (performance.now() - began > 30_000)
        reject(new Error('no sentence came within half a minute'));
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
