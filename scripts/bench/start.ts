import { readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { runRemit, type RunningRemit } from '../../apps/server/src/testing/run-remit.ts';
import { findBrowser } from '../find-browser.ts';
import { teller } from './shared/figure.ts';
import { ownFolder } from './shared/own-folder.ts';
import { median } from './shared/spread.ts';
import { type Ends, tidily } from './shared/tidily.ts';

const root = resolve(import.meta.dirname, '../..');
const rounds = 5;

const { printFigure, say } = teller('start');

/** A Remit of the bench, which ends with it at the latest. */
interface StartedRemit extends RunningRemit {
  stop(): Promise<unknown>;
}

async function start(dataDir: string, ends: Ends): Promise<StartedRemit> {
  const starting = runRemit(dataDir, { REMIT_LOG_LEVEL: 'silent' });
  const stop = ends(async () => {
    const started = await starting;
    if ('end' in started) await started.end('SIGTERM');
  });
  const started = await starting;
  if ('code' in started) throw new Error(`Remit did not start: ${started.said}`);
  return { ...started, stop };
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

async function measureSignIn(browser: Browser, url: string): Promise<void> {
  const paints: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext();
    paints.push(await firstPaint(await context.newPage(), `${url}/sign-in`));
    await context.close();
  }
  printFigure({
    figure: 'sign-in page, first contentful paint, empty cache, median',
    value: median(paints),
    unit: 'ms',
    target: 500,
  });
}

async function measureInbox(browser: Browser, url: string, dataDir: string): Promise<void> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const password = readFileSync(join(dataDir, 'sample-password'), 'utf8').trim();
  const reply = await context.request.post(`${url}/rpc/session.signIn`, {
    headers: { origin: url },
    data: { email: 'henrik@halden.example', password },
  });
  if (!reply.ok()) throw new Error(`Henrik could not sign in: ${reply.status()}`);
  const paints: number[] = [];
  for (let round = 0; round < rounds; round++) paints.push(await firstPaint(page, `${url}/t/halden/inbox`));
  printFigure({
    figure: 'inbox, first contentful paint, warm cache, median',
    value: median(paints),
    unit: 'ms',
    target: 500,
  });
}

/** Pages of a Remit that somebody opens. */
async function measurePages({ url }: RunningRemit, dataDir: string, ends: Ends): Promise<void> {
  say('pages');
  printFigure({
    figure: 'first script of the console, gzip',
    value: (await firstScript(url)) / 1000,
    unit: 'kB',
    target: 130,
  });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: ['--no-sandbox'] });
  ends(() => browser.close());
  await measureSignIn(browser, url);
  await measureInbox(browser, url, dataDir);
}

/** Starts on folders that have nothing, the console built or to build. */
async function measureEmpty(dataDir: string, ends: Ends): Promise<void> {
  // The very first start of a checkout builds the console too.
  rmSync(join(root, 'apps/console/dist/.stamp'), { force: true });
  say('on an empty data folder, with the console to build');
  const first = await start(dataDir, ends);
  printFigure({
    figure: 'empty data folder, console to build',
    value: first.readyAfter / 1000,
    unit: 's',
    target: 15,
  });
  await first.stop();

  say('on an empty data folder');
  const second = await start(ownFolder('start', ends), ends);
  printFigure({ figure: 'empty data folder', value: second.readyAfter / 1000, unit: 's', target: 15 });
  await second.stop();
}

/** Starts on a folder that a Remit has stopped on. */
async function measureWarm(dataDir: string, ends: Ends): Promise<void> {
  const warm: number[] = [];
  for (let round = 0; round < rounds; round++) {
    say(`on a warm data folder, ${round + 1} of ${rounds}`);
    const remit = await start(dataDir, ends);
    warm.push(remit.readyAfter / 1000);
    await remit.stop();
  }
  printFigure({
    figure: 'warm data folder, slowest of five',
    value: Math.max(...warm),
    unit: 's',
    target: 3,
  });
}

/** Starts on a folder whose Remit was killed. @returns the Remit that runs there now */
async function measureKilled(dataDir: string, ends: Ends): Promise<RunningRemit> {
  say('after a kill');
  const killed = await start(dataDir, ends);
  await killed.end('SIGKILL');
  const recovered = await start(dataDir, ends);
  printFigure({
    figure: 'data folder of a killed Remit',
    value: recovered.readyAfter / 1000,
    unit: 's',
    target: 5,
  });
  return recovered;
}

await tidily(async (ends) => {
  const dataDir = ownFolder('start', ends);
  await measureEmpty(dataDir, ends);
  await measureWarm(dataDir, ends);
  await measurePages(await measureKilled(dataDir, ends), dataDir, ends);
});
