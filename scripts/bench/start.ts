import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { runRemit, type RunningRemit } from '../../apps/server/src/testing/run-remit.ts';
import { findBrowser } from '../find-browser.ts';

const root = resolve(import.meta.dirname, '../..');
const rounds = 5;

function say(text: string): void {
  process.stderr.write(`start: ${text}\n`);
}

function figure(name: string, value: number, unit: string, target: number): void {
  const rounded = Math.round(value * 1000) / 1000;
  console.log(
    JSON.stringify({ bench: 'start', figure: name, value: rounded, unit, target, met: value <= target }),
  );
}

async function start(dataDir: string): Promise<RunningRemit> {
  const started = await runRemit(dataDir, { REMIT_LOG_LEVEL: 'silent' });
  if ('code' in started) throw new Error(`Remit did not start: ${started.said}`);
  return started;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

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
    figure('sign-in page, first contentful paint, empty cache, median', median(signIn), 'ms', 500);

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
    figure('inbox, first contentful paint, warm cache, median', median(inbox), 'ms', 500);
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
  figure('empty data folder, console to build', first.readyAfter / 1000, 's', 15);
  await first.end('SIGTERM');

  const empty = mkdtempSync(join(tmpdir(), 'remit-bench-start-'));
  say('on an empty data folder');
  const second = await start(empty);
  figure('empty data folder', second.readyAfter / 1000, 's', 15);
  await second.end('SIGTERM');
  rmSync(empty, { recursive: true, force: true });

  const warm: number[] = [];
  for (let round = 0; round < rounds; round++) {
    say(`on a warm data folder, ${round + 1} of ${rounds}`);
    const remit = await start(dataDir);
    warm.push(remit.readyAfter / 1000);
    await remit.end('SIGTERM');
  }
  figure('warm data folder, slowest of five', Math.max(...warm), 's', 3);

  say('after a kill');
  const killed = await start(dataDir);
  await killed.end('SIGKILL');
  const recovered = await start(dataDir);
  figure('data folder of a killed Remit', recovered.readyAfter / 1000, 's', 5);
  say('pages');
  figure('first script of the console, gzip', (await firstScript(recovered.url)) / 1000, 'kB', 130);
  await measurePages(recovered, dataDir);
  await recovered.end('SIGTERM');
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
