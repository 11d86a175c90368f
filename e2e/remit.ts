import {
  test as base,
  type APIRequestContext,
  type APIResponse,
  type BrowserContext,
  type Page,
} from '@playwright/test';
import type { PolicyDocument } from '@remit/policy/document';
import { isDeepStrictEqual } from 'node:util';

export { expect } from '@playwright/test';

/** Who can sign in to the sample tenants, by their part in the story. */
export const people = {
  administrator: { name: 'Nora Lindqvist', email: 'nora@halden.example' },
  salesperson: { name: 'Alice Moreau', email: 'alice@halden.example' },
  head: { name: 'Henrik Dahl', email: 'henrik@halden.example' },
  analyst: { name: 'Sana Iqbal', email: 'sana@halden.example' },
  employee: { name: 'Tom Becker', email: 'tom@halden.example' },
  guest: { name: 'Robin Falk', email: 'robin@falk.example' },
  mechanic: { name: 'Ben Carter', email: 'ben@brightwater.example' },
  shipper: { name: 'Luis Ortega', email: 'luis@brightwater.example' },
} as const;

export type Persona = keyof typeof people;

interface Fixtures {
  /** HTTP statuses that a test provokes on purpose; a browser reports each of them as an error of its own. */
  readonly provoked: readonly number[];
  /** A page of its own, signed in as somebody, at an address. */
  readonly pageOf: (persona: Persona, path: string, options?: PageOptions) => Promise<Page>;
  /** A page of its own with nobody signed in. */
  readonly stranger: () => Promise<Page>;
}

/** What is in force where the journeys happen, and who can say so or put it back. */
interface Seeded {
  readonly administrator: APIRequestContext;
  readonly version: number;
  readonly document: PolicyDocument;
}

interface PageOptions {
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
}

/** The address of a path on the server under test. */
export const url = (path: string): string => `${given('REMIT_E2E_URL')}${path}`;

export const password = (): string => given('REMIT_E2E_PASSWORD');

/** Every test fails on any console error, page error or report of the content policy, in whichever of its pages. */
export const test = base.extend<Fixtures & { readonly policyRestored: void }, { readonly seeded: Seeded }>({
  seeded: [
    async ({ playwright }, use) => {
      const administrator = await playwright.request.newContext();
      await beAdministrator(administrator);
      await use({ administrator, ...(await policyInForce(administrator)) });
      await administrator.dispose();
    },
    { scope: 'worker' },
  ],
  // What a journey publishes is not what the next one finds.
  policyRestored: [
    async ({ seeded }, use) => {
      await use();
      await restorePolicy(seeded);
    },
    { auto: true },
  ],
  provoked: [[], { option: true }],
  pageOf: async ({ browser, provoked }, use) => {
    const troubles: string[] = [];
    const contexts: BrowserContext[] = [];
    await use(async (persona, path, { theme = 'light', width = 1440 } = {}) => {
      const context = await browser.newContext({
        colorScheme: theme,
        viewport: { width, height: width < 600 ? 844 : 900 },
        hasTouch: width < 600,
        reducedMotion: 'reduce',
      });
      contexts.push(context);
      const page = await context.newPage();
      watch(page, troubles, provoked);
      await arrive(page, people[persona].email, path);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
    if (troubles.length > 0) throw new Error(`the console reported:\n${troubles.join('\n')}`);
  },
  stranger: async ({ browser, provoked }, use) => {
    const troubles: string[] = [];
    const contexts: BrowserContext[] = [];
    await use(async () => {
      const context = await browser.newContext({ reducedMotion: 'reduce' });
      contexts.push(context);
      const page = await context.newPage();
      watch(page, troubles, provoked);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
    if (troubles.length > 0) throw new Error(`the console reported:\n${troubles.join('\n')}`);
  },
});

/** Signs in through the form, as a person does, and lands on the address asked for. */
export async function signIn(page: Page, email: string, path: string): Promise<void> {
  await page.goto(url(path));
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password());
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((address) => !address.pathname.startsWith('/sign-in'));
  // The address changes before the page does, and keys pressed in between go nowhere.
  await page.getByLabel('Password').waitFor({ state: 'hidden' });
}

/** Signs in by the call that the form makes, which its own journeys test, and opens the address with the session. */
async function arrive(page: Page, email: string, path: string): Promise<void> {
  const reply = await page.request.post(url('/rpc/session.signIn'), {
    headers: { origin: url('') },
    data: { email, password: password() },
  });
  if (!reply.ok()) throw new Error(`${email} could not sign in: ${await reply.text()}`);
  await page.goto(url(path));
  // Keys that are pressed before the page is there go nowhere.
  await page.getByRole('main').waitFor();
}

async function beAdministrator(request: APIRequestContext): Promise<void> {
  await called(request, '/rpc/session.signIn', {
    email: people.administrator.email,
    password: password(),
  });
}

async function policyInForce(request: APIRequestContext): Promise<Omit<Seeded, 'administrator'>> {
  const reply = await request.get(url('/t/halden/rpc/policy.current'));
  // A journey may have ended every session of the administrator.
  if (reply.status() === 401) {
    await beAdministrator(request);
    return policyInForce(request);
  }
  return answered(reply);
}

/** Publishes what was in force before the first journey, where what is in force is something else. */
async function restorePolicy({ administrator, version, document }: Seeded): Promise<void> {
  const now = await policyInForce(administrator);
  if (now.version === version || isDeepStrictEqual(now.document, document)) return;
  const me = await administrator.get(url('/t/halden/rpc/me.get'));
  const { person } = await answered<{ readonly person: { readonly id: string } }>(me);
  const change = { basedOn: now.version, document, member: person.id };
  const { impact } = await called<{ readonly impact: { readonly effectHash: string } }>(
    administrator,
    '/t/halden/rpc/policy.preview',
    change,
  );
  await called(administrator, '/t/halden/rpc/policy.publish', {
    ...change,
    effectHash: impact.effectHash,
    reason: 'as before the journey',
  });
}

async function called<T>(request: APIRequestContext, path: string, data: object): Promise<T> {
  return answered(await request.post(url(path), { headers: { origin: url('') }, data }));
}

async function answered<T>(reply: APIResponse): Promise<T> {
  if (!reply.ok()) throw new Error(`${reply.url()} was refused: ${await reply.text()}`);
  const { result }: { readonly result: { readonly data: T } } = await reply.json();
  return result.data;
}

function watch(page: Page, troubles: string[], provoked: readonly number[]): void {
  page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.stack ?? error.message}`));
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const text = message.text();
    const wanted = provoked.some((status) => text.includes(`status of ${status}`));
    if (!wanted) troubles.push(`${page.url()}: ${text}`);
  });
}

function given(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is set by remit-global-setup.ts, which has not run`);
  return value;
}
