import { defineConfig } from '@playwright/test';
import { browserSwitches } from '../scripts/browser-switches.ts';
import { findBrowser } from '../scripts/find-browser.ts';

/**
 * Journeys on the real server, the real database and the built console. One worker: journeys publish policies and
 * decide requests, and what one of them does is what the next one finds. How long is waited for a thing says nothing of how
 * long it may take: long enough for a machine that has much else to do, and under the minute after which a page asks by
 * itself for what it should have heard of.
 */
export default defineConfig({
  testDir: '.',
  globalSetup: './remit-global-setup.ts',
  workers: 1,
  fullyParallel: false,
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  outputDir: '../test-results',
  use: {
    locale: 'en-GB',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1440, height: 900 },
    // A trace of everything is a fifth of the time; whoever looks for a fault asks for it.
    trace: process.env['REMIT_TRACE'] === undefined ? 'off' : 'retain-on-failure',
    launchOptions: {
      executablePath: findBrowser(),
      args: [...browserSwitches],
    },
  },
});
