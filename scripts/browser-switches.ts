/**
 * What Playwright turns off, as far as it matters to pages of this machine: Chromium takes the last list alone, so it is
 * said again beside ours.
 */
const offAnyway = [
  'AimEnabled',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'ThirdPartyStoragePartitioning',
];

/** The list that drops down under an address bar: two pages of their own for each window, which nobody sees here. */
const addressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];

/** A process for the page that might come next: another one for each window, and twice the processes. */
const pageToCome = ['SpareRendererForSitePerProcess'];

/** How a Chromium is started in which journeys happen. Each switch is there for the time that it saves. */
export const browserSwitches: readonly string[] = [
  `--disable-features=${[...offAnyway, ...addressBar, ...pageToCome].join(',')}`,
  // What a page fetches comes through a process less.
  '--enable-features=NetworkServiceInProcess2',
  // A test that talks to localhost has no use for QUIC.
  '--disable-quic',
  // Root has no sandbox to give a browser.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
