import { describe, expect, test } from 'vitest';
import type { ErrorView } from '@remit/api/views';
import { serveTenant } from './testing/serve-tenant.ts';
import { origin } from './testing/serve-sample.ts';

// What a browser can be made to send from a page elsewhere, and what a reply tells browsers and proxies to do with it.

const { served, tenant, nora } = await serveTenant('nora');

const host = 'localhost:4000';
const json = 'application/json';

interface Sent {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'HEAD';
  /** Null leaves a header out that calls of ours have. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly query?: string;
  readonly payload?: string;
}

/** A change that nora may make, but for how it is sent. */
async function send({ method = 'POST', headers = {}, query = '', payload = '{}' }: Sent) {
  const asUsual = { host, origin, cookie: nora.cookie, 'content-type': json };
  const all = Object.entries({ ...asUsual, ...headers }).flatMap(([name, value]) =>
    value === null ? [] : [[name, value] as const],
  );
  const reply = await served.app.inject({
    method,
    url: `/t/${tenant.slug}/rpc/requests.withdraw${query}`,
    headers: Object.fromEntries(all),
    ...(method === 'GET' || method === 'HEAD' ? {} : { payload }),
  });
  return reply;
}

describe('a change is refused before it is looked at, and leaves no trace', () => {
  const multipart = '--x\r\ncontent-disposition: form-data; name="json"\r\n\r\n{}\r\n--x--\r\n';
  const table: readonly (readonly [what: string, sent: Sent, status: number])[] = [
    ['by GET', { method: 'GET', query: '?input={}' }, 405],
    ['by GET that says POST', { method: 'GET', headers: { 'x-http-method-override': 'POST' } }, 405],
    ['by GET that says POST in the address', { method: 'GET', query: '?_method=POST' }, 405],
    // Answered without looking for a procedure.
    ['by HEAD', { method: 'HEAD' }, 204],
    ['by PUT', { method: 'PUT' }, 405],
    ['by PATCH', { method: 'PATCH' }, 405],
    ['by DELETE', { method: 'DELETE' }, 405],
    ['as plain text', { headers: { 'content-type': 'text/plain' } }, 415],
    [
      'as plain text that calls itself JSON',
      { headers: { 'content-type': 'text/plain; x=application/json' } },
      415,
    ],
    ['as a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'id=1' }, 415],
    [
      'as a multipart form',
      { headers: { 'content-type': 'multipart/form-data; boundary=x' }, payload: multipart },
      415,
    ],
    ['without a content type', { headers: { 'content-type': null } }, 415],
    ['with an empty content type', { headers: { 'content-type': '' } }, 415],
    [
      'as JSON in another character set',
      { headers: { 'content-type': 'application/json; charset=utf-16' } },
      415,
    ],
    ['as something like JSON', { headers: { 'content-type': 'application/jsonp' } }, 415],
    ['as bytes', { headers: { 'content-type': 'application/octet-stream' } }, 415],
    ['from another origin', { headers: { origin: 'https://evil.example' } }, 403],
    ['from an origin that begins like ours', { headers: { origin: `${origin}.evil.example` } }, 403],
    ['from our host at another port', { headers: { origin: 'http://localhost:4001' } }, 403],
    ['from our host over another scheme', { headers: { origin: 'https://localhost:4000' } }, 403],
    ['from no origin, as sandboxed pages are', { headers: { origin: 'null' } }, 403],
    ['from nowhere', { headers: { origin: null } }, 403],
    ['from another site', { headers: { 'sec-fetch-site': 'cross-site' } }, 403],
    ['from a sibling of our site', { headers: { 'sec-fetch-site': 'same-site' } }, 403],
    ['from an address typed in', { headers: { 'sec-fetch-site': 'none' } }, 403],
    ['from what is no site', { headers: { 'sec-fetch-site': 'SAME-ORIGIN' } }, 403],
    [
      'from another site without an origin',
      { headers: { origin: null, 'sec-fetch-site': 'cross-site' } },
      403,
    ],
    ['to another host', { headers: { host: 'evil.example' } }, 404],
    ['to our host at another port', { headers: { host: 'localhost:4001' } }, 404],
    ['to our host with a dot behind', { headers: { host: 'localhost.:4000' } }, 404],
    [
      'to another host by a proxy’s word',
      { headers: { host: 'evil.example', 'x-forwarded-host': host } },
      404,
    ],
    ['to our host, with a name before it', { headers: { host: `evil@${host}` } }, 404],
  ];

  test.each(table)('%s', async (_, sent, status) => {
    const before = await tenant.auditCount();
    expect((await send(sent)).statusCode).toBe(status);
    expect(await tenant.auditCount()).toBe(before);
  });
});

describe('a call from a page of ours is heard', () => {
  test.each([
    ['with its origin', {}],
    ['with the character set that JSON has', { 'content-type': 'application/json; charset=utf-8' }],
    ['with the host in capitals', { host: 'LOCALHOST:4000' }],
    [
      'without an origin, when the browser says that it is ours',
      { origin: null, 'sec-fetch-site': 'same-origin' },
    ],
  ] as const)('%s', async (_, headers) => {
    // Refused for its input, which is to say that it was read.
    expect((await send({ headers })).statusCode).toBe(400);
  });
});

describe('a sign-in', () => {
  test.each([
    ['as a form of another site', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['from another origin', { origin: 'https://evil.example' }, 403],
  ] as const)(
    '%s is refused, so that nobody is signed in as somebody else unseen',
    async (_, headers, status) => {
      const reply = await served.app.inject({
        method: 'POST',
        url: '/rpc/session.signIn',
        headers: { host, origin, 'content-type': json, ...headers },
        payload: '{}',
      });
      expect(reply.statusCode).toBe(status);
      expect(reply.headers['set-cookie']).toBeUndefined();
    },
  );

  test('sets a cookie that scripts cannot read, other hosts cannot set and other sites do not send', async () => {
    const { headers } = await served.app.inject({
      method: 'POST',
      url: '/rpc/session.signIn',
      headers: { host, origin, 'content-type': json },
      payload: JSON.stringify({ email: tenant.emailOf('tom'), password: 'correct horse battery staple' }),
    });
    const [name, ...flags] = String(headers['set-cookie']).split(/;\s*/);
    expect(name).toMatch(/^__Host-/);
    expect(flags).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure']));
    expect(flags.find((flag) => flag.startsWith('SameSite='))).toMatch(/^SameSite=(Lax|Strict)$/);
    expect(flags.some((flag) => flag.startsWith('Domain='))).toBe(false);
  });
});

describe('replies', () => {
  const urls = (): readonly (readonly ['GET' | 'POST', string])[] => [
    ['POST', `/t/${tenant.slug}/rpc/me.get`],
    ['GET', `/t/${tenant.slug}/rpc/me.get`],
    ['POST', `/t/${tenant.slug}/rpc/no.such`],
    ['POST', '/t/nobody/rpc/me.get'],
    ['POST', '/rpc/session.current'],
    ['GET', '/rpc/session.current'],
    ['GET', '/healthz'],
    ['GET', '/%zz'],
    ['POST', '/rpc/%zz'],
    ['POST', `/rpc/${'session.current,'.repeat(100)}`],
  ];

  test('to whoever is signed in are kept by nobody: no cache, no proxy, no page that is gone back to', async () => {
    for (const [method, url] of urls()) {
      const reply = await reach(method, url);
      expect({ url, kept: reply.headers['cache-control'] }).toEqual({ url, kept: 'no-store' });
      expect(reply.headers['etag']).toBeUndefined();
    }
  });

  test('are taken for what they say they are, framed by nobody and told to nobody', async () => {
    for (const [method, url] of urls()) {
      const { headers } = await reach(method, url);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['x-frame-options']).toBe('DENY');
      expect(headers['referrer-policy']).toBe('no-referrer');
      expect(headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
      const policy = String(headers['content-security-policy']);
      for (const part of [
        "default-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
      ]) {
        expect(policy).toContain(part);
      }
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
    }
  });

  test('open themselves to no other origin and say nothing of what they run on', async () => {
    for (const [method, url] of urls()) {
      const { headers } = await reach(method, url, { origin: 'https://evil.example' });
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['server']).toBeUndefined();
    }
  });

  test('to an address that cannot be read are errors like all others, and do not repeat it', async () => {
    for (const [url, status, message] of [
      ['/rpc/%zzsecret', 400, 'the address is malformed'],
      [`/rpc/${'secret,'.repeat(200)}`, 414, 'the address is too long'],
    ] as const) {
      const reply = await reach('POST', url);
      const { error } = reply.json<{ error: { data: { remit: ErrorView } } }>();
      expect([reply.statusCode, error.data.remit.message]).toEqual([status, message]);
      expect(error.data.remit.correlationId).not.toBe('');
      expect(reply.body).not.toContain('secret');
    }
  });

  test('to more calls than one request may bring say how many it may', async () => {
    const reply = await reach('POST', `/rpc/${Array(11).fill('session.current').join(',')}?batch=1`);
    const { error } = reply.json<{ error: { data: { remit: ErrorView } } }>();
    expect([reply.statusCode, error.data.remit.message]).toEqual([400, 'at most 10 calls in one request']);
    expect(error.data.remit.correlationId).not.toBe('');
  });

  test('to a body that is not JSON do not quote it', async () => {
    const reply = await send({ payload: '{"password":hunter2}' });
    expect([reply.statusCode, reply.body]).toEqual([400, expect.stringContaining('the body is not JSON')]);
    expect(reply.body).not.toContain('hunter');
  });

  test('to a question of a browser before it asks say no', async () => {
    const reply = await send({
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(reply.statusCode).toBeGreaterThanOrEqual(403);
    expect(reply.headers['access-control-allow-origin']).toBeUndefined();
  });

  function reach(method: 'GET' | 'POST', url: string, headers: Readonly<Record<string, string>> = {}) {
    return served.app.inject({
      method,
      url,
      headers: { host, origin, cookie: nora.cookie, 'content-type': json, ...headers },
      ...(method === 'GET' ? {} : { payload: '{}' }),
    });
  }
});
