import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** The first is Chromium without windows: it takes a quarter less time for a page. */
const SYSTEM_BROWSERS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * A Chromium to test in: the one named by REMIT_CHROMIUM, one the system has, Playwright's own, or else one that
 * is installed now, by Playwright or by the system's package manager, whichever can.
 * @returns the path of an executable
 * @throws when none is there and none can be installed, with what was tried
 */
export function findBrowser(): string {
  const named = process.env['REMIT_CHROMIUM'];
  if (named !== undefined) {
    if (existsSync(named)) return named;
    throw new Error(
      `REMIT_CHROMIUM names \`${named}\`, and there is no such file. Give the path of a Chromium or Chrome.`,
    );
  }
  const there = browserThatIsThere();
  if (there !== null) return there;
  const tried = [
    install('npx', ['playwright', 'install', 'chromium']),
    ...(process.getuid?.() === 0
      ? [
          install('apt-get', ['update', '-qq']),
          install('apt-get', ['install', '-y', '-qq', 'chromium-headless-shell']),
        ]
      : []),
  ];
  const installed = browserThatIsThere();
  if (installed !== null) return installed;
  throw new Error(
    `no Chromium or Chrome on this machine, and none could be installed (tried ${tried.join('; ')}). Install one and run again, or name it in REMIT_CHROMIUM.`,
  );
}

function browserThatIsThere(): string | null {
  return [...SYSTEM_BROWSERS, chromium.executablePath()].find((path) => existsSync(path)) ?? null;
}

function install(command: string, words: readonly string[]): string {
  process.stderr.write(`installing a browser: ${command} ${words.join(' ')}\n`);
  const run = spawnSync(command, words, { stdio: ['ignore', 'inherit', 'inherit'] });
  return `\`${command} ${words.join(' ')}\`: ${run.error?.message ?? `exit code ${run.status}`}`;
}
