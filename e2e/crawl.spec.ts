import type { Page, Request } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test, url, type Persona } from './remit.ts';

const routes = resolve(import.meta.dirname, '../apps/console/src/routes');

/** The screens of a tenant, read from the source of the routes: their modules are for a browser. */
const screens: readonly string[] = [
  ...readdirSync(routes)
    .map((file) => readFileSync(resolve(routes, file), 'utf8'))
    .join('\n')
    .matchAll(/getParentRoute: \(\) => (tenant|audit),\s*path: '([^']+)'/g),
].map(([, parent = '', path = '']) =>
  `/t/$tenant${parent === 'audit' ? '/audit' : ''}${path}`.replace(/\/$/, ''),
);

/** The screen that an address leads to; a word of a path goes before a slot of it, as in the router. */
function screenAt(href: string): string | null {
  const words = new URL(href, 'http://remit.example').pathname.replace(/\/$/, '').split('/');
  const slots = (screen: string): number => screen.split('$').length;
  const fits = screens.filter((screen) => {
    const parts = screen.split('/');
    return (
      parts.length === words.length && parts.every((part, at) => part.startsWith('$') || part === words[at])
    );
  });
  return fits.toSorted((one, other) => slots(one) - slots(other))[0] ?? null;
}

/** What the server says can be done next, by the reason of its refusal. */
type NextSteps = Map<string, string>;

/** Keeps the next step of every guard in a reply, however deep it lies. */
function learn(value: unknown, steps: NextSteps): void {
  if (typeof value !== 'object' || value === null) return;
  if ('reason' in value && typeof value.reason === 'string' && 'next' in value)
    if (typeof value.next === 'string') steps.set(value.reason, value.next);
  for (const inner of Object.values(value)) learn(inner, steps);
}

async function learnReply(request: Request, steps: NextSteps): Promise<void> {
  const reply = await request.response();
  if (reply?.headers()['content-type']?.includes('application/json') === true)
    learn(await reply.json(), steps);
}

/** The heading of the screen is there, and what was on its first way here has come. */
async function whole(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor();
  await page
    .getByText(/^(Loading|Looking up|Reading the record)/)
    .first()
    .waitFor({ state: 'hidden' });
}

const linksOn = (page: Page): Promise<readonly string[]> =>
  page.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

/** The commands of the palette that lead to a page: those that it does not refuse, less the theme, the keys and leaving. */
async function commandsOf(page: Page, steps: NextSteps): Promise<readonly string[]> {
  await page.keyboard.press('Control+k');
  await page.getByRole('option').first().waitFor();
  const options = await page.getByRole('option').allInnerTexts();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const refused = (option: string): boolean => [...steps.keys()].some((reason) => option.includes(reason));
  return options
    .filter((option) => !/theme|sign out|^keys of/i.test(option) && !refused(option))
    .map((option) => option.split('\n')[0] ?? option);
}

async function follow(page: Page, command: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Go to' }).fill(command);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/** What is wrong with the controls of a screen: refused without words, or without the next step that there is. */
async function faultsOn(page: Page, steps: NextSteps, pressed: Set<string>): Promise<readonly string[]> {
  const faults = await page
    .locator('button:disabled, input:disabled, select:disabled, textarea:disabled')
    .evaluateAll((controls) =>
      controls
        .filter((control) => control.checkVisibility() && control.closest('[aria-busy="true"]') === null)
        // A form that is locked whole says why once, and does so of itself.
        .filter((control) => {
          const reason = control.closest('fieldset:disabled')?.getAttribute('aria-describedby') ?? '';
          return !document.getElementById(reason)?.textContent.trim();
        })
        .map((control) => `disabled: ${control.outerHTML.slice(0, 160)}`),
    );
  const refused = page.locator('[aria-disabled="true"]:not([aria-busy="true"]):visible');
  for (const control of await refused.all()) {
    const { name, reason } = await control.evaluate((element) => ({
      name: element.getAttribute('aria-label') ?? element.textContent.trim(),
      reason: (element.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent.trim() ?? '')
        .join(' ')
        .trim(),
    }));
    if (reason === '') faults.push(`refused without a reason: ${name}`);
    const next = steps.get(reason);
    if (next === undefined || pressed.has(`${name} ${reason}`)) continue;
    pressed.add(`${name} ${reason}`);
    // By the keyboard: a pointer of the tests waits for what is refused to be allowed.
    await control.press('Enter');
    const why = page.getByRole('dialog');
    await why.waitFor();
    if (!(await why.innerText()).includes(next)) faults.push(`refused without the next step: ${name}`);
    await page.keyboard.press('Escape');
    await why.waitFor({ state: 'hidden' });
  }
  return faults;
}

const personas: readonly (readonly [Persona, string])[] = [
  ['administrator', '/t/halden'],
  ['head', '/t/halden'],
  ['analyst', '/t/halden'],
  ['employee', '/t/halden'],
  ['guest', '/t/brightwater'],
];

for (const [persona, start] of personas) {
  test(`every screen offered to the ${persona} opens, and what it refuses says why and what to do`, async ({
    pageOf,
  }) => {
    const page = await pageOf(persona, start);
    const steps: NextSteps = new Map();
    const replies: Promise<void>[] = [];
    const me = await page.request.post(url(`${start}/rpc/me.get`), {
      headers: { origin: url('') },
      data: {},
    });
    learn(await me.json(), steps);
    const listen = (request: Request): void => {
      if (request.url().includes('/rpc/') && request.resourceType() === 'fetch')
        replies.push(learnReply(request, steps));
    };
    page.on('requestfinished', listen);
    const seen = new Set<string>();
    const pressed = new Set<string>();
    const faults: string[] = [];
    const waiting: string[] = [];
    const look = async (): Promise<void> => {
      const { pathname } = new URL(page.url());
      seen.add(screenAt(pathname) ?? pathname);
      await whole(page);
      await Promise.all(replies);
      const alert = page.getByRole('main').getByRole('alert');
      for (const said of await alert.allInnerTexts())
        if (said.trim() !== '') faults.push(`${pathname}: ${said}`);
      for (const fault of await faultsOn(page, steps, pressed)) faults.push(`${pathname}: ${fault}`);
      waiting.push(...(await linksOn(page)));
    };
    await look();
    for (const command of await commandsOf(page, steps)) {
      await follow(page, command);
      await look();
    }
    for (let href = waiting.shift(); href !== undefined; href = waiting.shift()) {
      const screen = screenAt(href);
      if (screen === null || seen.has(screen)) continue;
      seen.add(screen);
      // As the links of the console do it: without loading the page anew.
      await page.evaluate((to) => history.pushState({}, '', to), href);
      await look();
    }
    // A reply that comes late is read while its page is still there.
    page.off('requestfinished', listen);
    await Promise.all(replies);
    expect(seen.size).toBeGreaterThan(6);
    expect(faults).toEqual([]);
  });
}
