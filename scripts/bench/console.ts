import { randomUUID } from 'node:crypto';
import { chromium, type BrowserContext } from '@playwright/test';
import { hashPassword } from '@remit/identity/password';
import { addLogin, addMembership } from '@remit/store/identity/add-login';
import { loadTenantSample } from '@remit/store/tenants/load-tenant';
import type { Store } from '@remit/store/open-store';
import { readSettings } from '@remit/store/settings/settings';
import { startStore } from '@remit/store/start-store';
import { runRemit } from '../../apps/server/src/testing/run-remit.ts';
import { findBrowser } from '../find-browser.ts';
import { addAssignments } from './console/add-assignments.ts';
import { say } from './console/figure.ts';
import { type LargeTenant, largeTenant } from './console/large-tenant.ts';
import { measureHeadline } from './console/measure-headline.ts';
import { measureMatrix } from './console/measure-matrix.ts';
import { measurePages } from './console/measure-pages.ts';
import { measureScripts } from './console/measure-scripts.ts';
import { measureSimulator } from './console/measure-simulator.ts';
import { ownFolder } from './shared/own-folder.ts';
import { type Ends, stopOf, tidily } from './shared/tidily.ts';

/** As large as the figures are asked of; and a matrix that is wider than any tenant's tables make it. */
const large = largeTenant({ slug: 'large', members: 10_000, roles: 200, folders: 5_000, moreTypes: 0 });
const wide = largeTenant({ slug: 'wide', members: 1_000, roles: 120, folders: 60, moreTypes: 27 });
const password = randomUUID();

async function load(store: Store, { sample, assignments }: LargeTenant, logins: boolean): Promise<void> {
  say(`loading ${sample.directory.members.length} people into ${sample.tenant.slug}`);
  const tenant = await store.createTenant(sample.tenant);
  await loadTenantSample(store, tenant.id, sample, () => undefined);
  await addAssignments(store, tenant.id, assignments);
  const passwordHash = await hashPassword(password);
  for (const { id, name, email, memberId } of sample.logins) {
    await store.withIdentity(async (tx) => {
      const loginId = logins ? await addLogin(tx, { id, name, email, passwordHash }) : id;
      await addMembership(tx, { loginId, tenantId: tenant.id, memberId });
    });
  }
  await store.activateTenant(tenant.id);
}

async function signIn(context: BrowserContext, url: string): Promise<void> {
  const reply = await context.request.post(`${url}/rpc/session.signIn`, {
    headers: { origin: url },
    data: { email: large.sample.logins[0]?.email ?? '', password },
  });
  if (!reply.ok()) throw new Error(`the administrator could not sign in: ${await reply.text()}`);
}

async function measure(context: BrowserContext, url: string): Promise<void> {
  await signIn(context, url);
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  page.setDefaultNavigationTimeout(120_000);
  await measurePages(page, `${url}/t/large`);
  await measureSimulator(page, `${url}/t/large`, large.sample);
  await measureMatrix(page, `${url}/t/wide`, 'wide');
  await measureMatrix(page, `${url}/t/large`, 'large');
  await measureHeadline(page, `${url}/t/large`);
}

/** Loads the tenants in a store of this process, so that Remit starts on what is there. */
async function fill(dataDir: string, ends: Ends): Promise<void> {
  const settings = readSettings({ REMIT_DATA_DIR: dataDir });
  const starting = startStore({ settings, onProgress: say, onTrouble: say });
  const stop = ends(stopOf(starting));
  const { store } = await starting;
  await load(store, large, true);
  await load(store, wide, false);
  await stop();
}

await tidily(async (ends) => {
  const dataDir = ownFolder('console', ends);
  await fill(dataDir, ends);
  const remit = await runRemit(dataDir, { REMIT_LOG_LEVEL: 'silent' });
  if ('code' in remit) throw new Error(`Remit did not start: ${remit.said}`);
  ends(() => remit.end('SIGTERM'));
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--disable-quic', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
  });
  ends(() => browser.close());
  measureScripts();
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  await measure(context, remit.url);
});
