import type { Page } from '@playwright/test';
import { share, spread } from '../shared/spread.ts';
import { printFigure, say } from './figure.ts';

/** How far a wheel turns in each direction, in pixels a frame: somebody who looks for something. */
const steps = { down: { x: 0, y: 60 }, across: { x: 30, y: 0 } } as const;
const FRAMES = 240;
const EDITS = 60;

/** Edits of cells, and frames while the matrix scrolls, as the browser itself sees them. */
export async function measureMatrix(page: Page, url: string, name: string): Promise<void> {
  await page.goto(`${url}/access/matrix`);
  const grid = page.getByRole('treegrid');
  await grid.waitFor();
  const size = await grid.evaluate((element) => ({
    rows: Number(element.getAttribute('aria-rowcount')) - 2,
    columns: Number(element.getAttribute('aria-colcount')) - 1,
  }));
  const what = `${size.rows} × ${size.columns}`;
  for (const [direction, { x, y }] of Object.entries(steps)) {
    say(`${name}: scrolling ${direction}`);
    const frames = await grid.evaluate(scrollFrames, { x, y, count: FRAMES });
    printFigure({
      figure: `${name}, matrix ${what}, scrolling ${direction}, frames p95`,
      value: share(frames, 0.95),
      unit: 'ms',
      target: 33,
      notes: spread(frames, 'ms'),
    });
  }
  say(`${name}: editing cells`);
  await grid.locator('[tabindex="0"]').focus();
  for (const key of ['Control+Home', 'ArrowDown', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  // Past the sample's own roles, whose conditions ask before they go.
  for (let at = 0; at < 20; at += 1) await page.keyboard.press('ArrowRight');
  const edits: number[] = [];
  for (let at = 0; at < EDITS; at += 1) {
    edits.push(await page.evaluate(timeOfEdit));
    await page.keyboard.press('ArrowRight');
  }
  printFigure({
    figure: `${name}, matrix ${what}, from the key to the painted cell, p95`,
    value: share(edits, 0.95),
    unit: 'ms',
    target: 50,
    notes: spread(edits, 'ms'),
  });
  // What the last edit means is still worked out: the next figure is not about that.
  await page.locator('[data-testid=draft-headline][data-agreed=true]').waitFor({ timeout: 180_000 });
}

/** Times from frame to frame while an element's scroller moves on by so much in each. */
async function scrollFrames(
  element: Element,
  { x, y, count }: { readonly x: number; readonly y: number; readonly count: number },
): Promise<number[]> {
  const scroller = element.firstElementChild;
  if (scroller === null) throw new Error('the grid has nothing to scroll in');
  const nextFrame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
  const frames: number[] = [];
  let [dx, dy] = [x, y];
  let before = await nextFrame();
  for (let at = 0; at < count; at += 1) {
    const { scrollLeft, scrollTop } = scroller;
    scroller.scrollBy(dx, dy);
    // At an edge it turns around.
    if (scroller.scrollLeft === scrollLeft && scroller.scrollTop === scrollTop) [dx, dy] = [-dx, -dy];
    const now = await nextFrame();
    frames.push(now - before);
    before = now;
  }
  return frames;
}

/** From a key in the cell that has the focus to the end of the frame in which the cell is painted otherwise, in ms. */
async function timeOfEdit(): Promise<number> {
  const cell = document.activeElement;
  const before = cell?.getAttribute('aria-label') ?? null;
  if (cell === null || before === null) throw new Error('no cell has the focus');
  const key = /: (none|from)/.test(before) ? 'a' : 'n';
  const painted = (): Promise<number> =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        // The message comes when the frame has been handed over.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => resolve(performance.now()));
        port1.start();
        port2.postMessage(null);
      });
    });
  const began = performance.now();
  cell.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  for (let frame = 0; frame < 60; frame += 1) {
    const ended = await painted();
    if (cell.getAttribute('aria-label') !== before) return ended - began;
  }
  throw new Error(`the key ${key} changed nothing in the cell ${before}`);
}
