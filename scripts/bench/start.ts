import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { runRemit, type RunningRemit } from '../../apps/server/src/testing/run-remit.ts';
import { findBrowser } from '../find-browser.ts';
import { teller } from './shared/figure.ts';
import { median } from './shared/spread.ts';

const root = resolve(import.meta.dirname, '../..');
const rounds = 5;

const { printFigure, say } = teller('start');

async function start(dataDir: string): Promise<RunningRemit> {
  const started = await runRemit(dataDir, { REMIT_LOG_LEVEL: 'silent' });
  if ('code' in started) throw new Error(`Remit did not start: ${started.said}`);
  return started;
}

/** From asking for a page to its first content on the screen, in ms, as the browser itself measures it. */
async function firstPaint(page: Page, url: string): Promise<number> {
  await page.goto(url);
  return page.evaluate(
    () =>
      new Promise<number>((painted) => {
        new PerformanceObserver((list) => {
          for (const { name, startTime } of list.getEntries())
            if (name === 'first-contentful-paint') painted(startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
}

/** Bytes of the scripts that the page itself names, as they travel to a browser that takes gzip. */
async function firstScript(url: string): Promise<number> {
  const html = await (await fetch(`${url}/sign-in`)).text();
  const scripts = new Set(html.match(/\/assets\/[^"]+\.js/g));
  const lengths = await Promise.all(
    [...scripts].map(async (script) => {
      const reply = await fetch(`${url}${script}`, {
        method: 'HEAD',
        headers: { 'accept-encoding': 'gzip' },
      });
      return Number(reply.headers.get('content-length'));
    }),
  );
  return lengths.reduce((sum, length) => sum + length, 0);
}

async function measurePages(remit: RunningRemit, dataDir: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
  try {
    const signIn: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const context = await browser.newContext();
      signIn.push(await firstPaint(await context.newPage(), `${remit.url}/sign-in`));
      await context.close();
    }
    printFigure({
      figure: 'sign-in page, first contentful paint, empty cache, median',
      value: median(signIn),
      unit: 'ms',
      target: 500,
    });

    const context = await browser.newContext();
    const page = await context.newPage();
    const password = readFileSync(join(dataDir, 'sample-password'), 'utf8').trim();
    const reply = await context.request.post(`${remit.url}/rpc/session.signIn`, {
      headers: { origin: remit.url },
      data: { email: 'henrik@halden.example', password },
    });
    if (!reply.ok()) throw new Error(`Henrik could not sign in: ${reply.status()}`);
    const inbox: number[] = [];
    for (let round = 0; round < rounds; round++)
      inbox.push(await firstPaint(page, `${remit.url}/t/halden/inbox`));
    printFigure({
      figure: 'inbox, first contentful paint, warm cache, median',
      value: median(inbox),
      unit: 'ms',
      target: 500,
    });
  } finally {
    await browser.close();
  }
}

const dataDir = mkdtempSync(join(tmpdir(), 'remit-bench-start-'));
try {
  // The very first start of a checkout builds the console too.
  rmSync(join(root, 'apps/console/dist/.stamp'), { force: true });
  say('on an empty data folder, with the console to build');
  const first = await start(dataDir);
  printFigure({
    figure: 'empty data folder, console to build',
    value: first.readyAfter / 1000,
    unit: 's',
    target: 15,
  });
  await first.end('SIGTERM');

  const empty = mkdtempSync(join(tmpdir(), 'remit-bench-start-'));
  say('on an empty data folder');
  const second = await start(empty);
  printFigure({ figure: 'empty data folder', value: second.readyAfter / 1000, unit: 's', target: 15 });
  await second.end('SIGTERM');
  rmSync(empty, { recursive: true, force: true });

  const warm: number[] = [];
  for (let round = 0; round < rounds; round++) {
    say(`on a warm data folder, ${round + 1} of ${rounds}`);
    const remit = await start(dataDir);
    warm.push(remit.readyAfter / 1000);
    await remit.end('SIGTERM');
  }
  printFigure({
    figure: 'warm data folder, slowest of five',
    value: Math.max(...warm),
    unit: 's',
    target: 3,
  });

  say('after a kill');
  const killed = await start(dataDir);
  await killed.end('SIGKILL');
  const recovered = await start(dataDir);
  printFigure({
    figure: 'data folder of a killed Remit',
    value: recovered.readyAfter / 1000,
    unit: 's',
    target: 5,
  });
  say('pages');
  printFigure({
    figure: 'first script of the console, gzip',
    value: (await firstScript(recovered.url)) / 1000,
    unit: 'kB',
    target: 130,
  });
  await measurePages(recovered, dataDir);
  await recovered.end('SIGTERM');
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
