import type { Page } from '@playwright/test';
import { share, spread } from '../shared/spread.ts';
import { printFigure, say } from './figure.ts';

const ROUNDS = 5;
const pages = ['', '/access/roles', '/access/matrix', '/people', '/simulate'] as const;

/** First content of pages in a browser that has been here before, and how much moved under its reader's eyes. */
export async function measurePages(page: Page, url: string): Promise<void> {
  const shifts: number[] = [];
  for (const path of pages) {
    say(`page ${path === '' ? '/' : path}`);
    const paints: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      await page.goto(`${url}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      paints.push(await page.evaluate(firstPaint));
      await page.waitForLoadState('networkidle');
      shifts.push(await page.evaluate(layoutShift));
    }
    printFigure({
      figure: `page ${path === '' ? '/' : path}, first contentful paint, warm, median`,
      value: share(paints, 0.5),
      unit: 'ms',
      target: 500,
      notes: spread(paints, 'ms'),
    });
  }
  printFigure({
    figure: 'layout shift of a page, worst',
    value: Math.max(...shifts),
    unit: 'score',
    target: 0.01,
    notes: `${shifts.length} pages opened`,
  });
}

function firstPaint(): Promise<number> {
  return new Promise((painted) => {
    new PerformanceObserver((list) => {
      for (const { name, startTime } of list.getEntries())
        if (name === 'first-contentful-paint') painted(startTime);
    }).observe({ type: 'paint', buffered: true });
  });
}

/** What moved since the page was opened, by no doing of its reader. */
function layoutShift(): Promise<number> {
  return new Promise((told) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('value' in entry && typeof entry.value === 'number') sum += entry.value;
      }
    }).observe({ type: 'layout-shift', buffered: true });
    requestAnimationFrame(() => requestAnimationFrame(() => told(sum)));
  });
}
