import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { postgresPid, runRemit, type RunningRemit } from './testing/run-remit.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'remit-main-'));
let remit: RunningRemit;

async function start(environment: Readonly<Record<string, string>> = {}): Promise<RunningRemit> {
  const started = await runRemit(dataDir, environment);
  if ('code' in started) throw new Error(`Remit did not start: ${started.said}`);
  return started;
}

beforeAll(async () => {
  remit = await start();
});

afterAll(async () => {
  await remit.end('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly cookie: string;
  readonly data: Record<string, unknown>;
}

async function call(path: string, input: unknown, cookie = ''): Promise<Answer> {
  const response = await fetch(`${remit.url}${path}`, {
    method: 'POST',
    headers: { origin: remit.url, 'content-type': 'application/json', cookie },
    body: JSON.stringify(input ?? null),
  });
  const body: { result?: { data: Record<string, unknown> } } = JSON.parse(await response.text());
  return {
    status: response.status,
    cookie: response.headers.get('set-cookie')?.split(';', 1)[0] ?? cookie,
    data: body.result?.data ?? {},
  };
}

async function signInTom(): Promise<string> {
  const password = readFileSync(join(dataDir, 'sample-password'), 'utf8').trim();
  const answer = await call('/rpc/session.signIn', { email: 'tom@halden.example', password });
  expect(answer.status).toBe(200);
  return answer.cookie;
}

const submit = (cookie: string, purpose: string): Promise<Answer> =>
  call(
    '/t/halden/rpc/requests.submit',
    {
      purpose,
      amount: { minor: 4_500, currency: 'EUR' },
      department: '/operations/production',
      folder: '/operations/production',
    },
    cookie,
  );

const isThere = async (cookie: string, id: unknown): Promise<number> =>
  (await call('/t/halden/rpc/requests.get', { id }, cookie)).status;

test('the first start says where Remit is, who can sign in, and keeps the password for its owner alone', async () => {
  expect(remit.said()).toMatch(/^Remit is ready: http:\/\/localhost:\d+$/m);
  await expect.poll(() => remit.said()).toContain('Who they are');
  const said = remit.said();
  for (const email of ['nora@halden.example', 'maya@brightwater.example']) expect(said).toContain(email);
  const file = join(dataDir, 'sample-password');
  expect(said).toContain(readFileSync(file, 'utf8').trim());
  expect(statSync(file).mode & 0o077).toBe(0);
});

test('a page comes with a policy and a nonce of its own, and with none of them twice', async () => {
  const pages = await Promise.all(
    ['/', '/t/halden/records/crm.Contract', '/sign-in'].map(async (path) => {
      const response = await fetch(`${remit.url}${path}`);
      return { response, html: await response.text() };
    }),
  );
  const nonces = pages.map(({ response, html }) => {
    const policy = response.headers.get('content-security-policy') ?? '';
    const nonce = /style-src 'self' 'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(html).toContain(`nonce="${nonce}"`);
    expect(html).not.toContain('__CSP_NONCE__');
    expect(response.headers.get('cache-control')).toBe('no-store');
    return nonce;
  });
  expect(new Set(nonces).size).toBe(3);
});

test('scripts are compressed, kept for ever by their hashed names, and never stood in for by a page', async () => {
  const html = await (await fetch(remit.url)).text();
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(html)?.[1] ?? '';
  const served = await fetch(`${remit.url}${script}`, { headers: { 'accept-encoding': 'br' } });
  expect(served.status).toBe(200);
  expect(served.headers.get('content-encoding')).toBe('br');
  expect(served.headers.get('content-type')).toContain('javascript');
  expect(served.headers.get('cache-control')).toContain('immutable');
  for (const missing of ['/assets/none.js', '/none.js', '/rpc/none/none', '/assets/.stamp']) {
    const response = await fetch(`${remit.url}${missing}`);
    expect([missing, (await response.text()).includes('<html')]).toEqual([missing, false]);
  }
});

test('what was acknowledged is there after Remit was killed, in the session that was open', async () => {
  const cookie = await signInTom();
  const { status, data } = await submit(cookie, 'Before the kill');
  expect(status).toBe(200);
  expect(await remit.end('SIGKILL')).toBeNull();
  remit = await start();
  expect(await isThere(cookie, data['id'])).toBe(200);
});

test('a killed Postgres comes back by itself: calls meanwhile are unavailable, and nothing acknowledged is lost', async () => {
  const cookie = await signInTom();
  const before = await submit(cookie, 'Before Postgres died');
  const killed = postgresPid(dataDir);
  process.kill(killed, 'SIGKILL');
  const statuses = new Set<number>();
  // Backends of the dead server may still answer for a moment: it is back when another process serves the folder.
  const after = await vi.waitFor(
    async () => {
      const answer = await submit(cookie, 'After Postgres died');
      statuses.add(answer.status);
      expect(postgresPid(dataDir)).not.toBe(killed);
      expect(answer.status).toBe(200);
      return answer;
    },
    { timeout: 30_000, interval: 20 },
  );
  // Whatever was not done was said to be unavailable: never a denial, never a fault of the caller.
  expect([...statuses].filter((status) => status !== 200 && status !== 503)).toEqual([]);
  expect(await isThere(cookie, before.data['id'])).toBe(200);
  expect(await isThere(cookie, after.data['id'])).toBe(200);
});

/** Of a call that found nobody listening any more; a call that breaks off after that is none of these. */
function foundNobody(error: unknown): null {
  const { cause } = error as { readonly cause?: { readonly code?: string } };
  if (cause?.code === 'ECONNREFUSED') return null;
  throw error;
}

test('asked to stop, it finishes the calls under way and ends in order', async () => {
  const cookie = await signInTom();
  const calls = Array.from({ length: 8 }, (_, index) =>
    submit(cookie, `Under way ${index}`).catch(foundNobody),
  );
  await Promise.race(calls);
  const [ended, code] = await Promise.all([Promise.all(calls), remit.end('SIGINT')]);
  // What the tests after this one need, whatever came of it.
  remit = await start();
  expect(code).toBe(0);
  // One that came too late was told so, or found nobody; all others were finished.
  const answers = ended.filter((answer) => answer !== null);
  expect(answers.filter(({ status }) => status !== 200 && status !== 503)).toEqual([]);
  const done = answers.filter(({ status }) => status === 200);
  expect(done.length).toBeGreaterThan(0);
  for (const { data } of done) expect(await isThere(cookie, data['id'])).toBe(200);
});

test('a second Remit on the same folder is told which process has it', async () => {
  const second = await runRemit(dataDir);
  expect(second).toMatchObject({ code: 1 });
  if ('code' in second)
    expect(second.said).toMatch(/another Remit \(process \d+\) is running on .*REMIT_DATA_DIR/);
});

test('a port that is taken is told in one sentence, before anything is prepared', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => taken.once('listening', listening));
  const { port } = taken.address() as AddressInfo;
  const fresh = join(dataDir, 'never-made');
  const failed = await runRemit(fresh, { REMIT_PORT: String(port) });
  taken.close();
  expect(failed).toMatchObject({
    code: 1,
    said: `Remit could not start: port ${port} is taken by another program; stop that one, or choose another port with REMIT_PORT=${port + 1}\n`,
  });
  expect(() => statSync(fresh)).toThrow('ENOENT');
});

test('a wrong setting names itself, its rule and an example', async () => {
  const failed = await runRemit(dataDir, { REMIT_PORT: 'many' });
  expect(failed).toMatchObject({ code: 1 });
  if ('code' in failed)
    expect(failed.said).toMatch(/REMIT_PORT is `many`; it must be .* Example: REMIT_PORT=\d+/);
});
