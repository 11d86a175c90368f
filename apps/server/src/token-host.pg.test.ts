import { pino } from 'pino';
import { afterAll, expect, test } from 'vitest';
import { createHttpServer } from './http-server.ts';
import { serveTenant } from './testing/serve-tenant.ts';

const { served, tenant } = await serveTenant();

const app = await createHttpServer({
  services: served.services,
  origins: new Set(['https://remit.example.com']),
  consoleFolder: null,
  logger: pino({ level: 'silent' }),
  tenancy: { domain: 'remit.test', fallback: null },
  trustedProxies: ['192.0.2.1'],
});
afterAll(() => app.close());

const proxy = '192.0.2.1';
const inside = { host: '10.0.0.5:4000' };

test.each([
  ['by our own name', proxy, { host: 'remit.example.com' }, 401],
  [
    'by the name that a trusted proxy says',
    proxy,
    { ...inside, 'x-forwarded-host': 'remit.example.com' },
    401,
  ],
  ['by the name of a tenant', proxy, { host: `${tenant.slug}.remit.test` }, 401],
  ['by the name that anybody says', '192.0.2.9', { ...inside, 'x-forwarded-host': 'remit.example.com' }, 404],
  ['by a name that is nobody’s', proxy, { host: 'evil.example' }, 404],
])(
  'an application that asks for its tokens %s is answered as its calls are',
  async (_, from, names, status) => {
    const headers = { ...names, 'content-type': 'application/json' };
    const grant = { grant: 'code', code: 'A'.repeat(43), binding: 'b'.repeat(32) };
    const payload = JSON.stringify(grant);
    const reply = await app.inject({
      method: 'POST',
      url: '/api/token',
      remoteAddress: from,
      headers,
      payload,
    });
    expect(reply.statusCode).toBe(status);
    const call = await app.inject({
      method: 'POST',
      url: `/t/${tenant.slug}/rpc/me.get`,
      remoteAddress: from,
      headers: { ...headers, authorization: 'Bearer none' },
    });
    expect(call.statusCode).toBe(status);
  },
);
