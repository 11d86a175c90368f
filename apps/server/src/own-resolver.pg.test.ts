import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TenantHints } from './resolve-tenant.ts';
import { type Served, type ServedTenant, serveSample } from './testing/serve-sample.ts';
import { type Answer, askAt } from './testing/some-operator.ts';

const logged: string[] = [];
let resolve: (hints: TenantHints) => unknown = () => null;
let served: Served;
let tenant: ServedTenant;

beforeAll(async () => {
  served = await serveSample({
    logger: pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) }),
    tenancy: { domain: null, fallback: null, resolver: async (hints) => resolve(hints) as null },
  });
  tenant = await served.addTenant();
});
afterAll(() => served.close());

const askedOf = (url: string, headers?: Readonly<Record<string, string>>): Promise<Answer> =>
  askAt(served, url, undefined, headers);

test('a resolver of a deployment’s own that fails lets nobody in, says nothing of itself, and is in the log', async () => {
  resolve = () => {
    throw new Error('the map of tenants lies at 10.7.7.7');
  };
  for (const url of [
    `/t/${tenant.slug}/rpc/tenant.public`,
    `/t/${tenant.slug}/rpc/me.get`,
    '/t/rpc/me.get',
  ]) {
    logged.length = 0;
    const answer = await askedOf(url);
    expect([url, answer.status, answer.code]).toEqual([url, 500, 'internal']);
    expect(answer.text).not.toContain('10.7.7.7');
    expect(logged.join('')).toContain('10.7.7.7');
  }
  for (const url of [`/t/${tenant.slug}/events`, `/t/${tenant.slug}/access/v1/evaluation`]) {
    logged.length = 0;
    const method = url.endsWith('events') ? 'GET' : 'POST';
    const response = await served.app.inject({
      method,
      url,
      headers: {
        host: 'localhost:4000',
        origin: 'http://localhost:4000',
        'content-type': 'application/json',
      },
      ...(method === 'POST' ? { payload: '{}' } : {}),
    });
    expect([url, response.statusCode]).toEqual([url, 500]);
    expect(response.body).not.toContain('10.7.7.7');
    expect(logged.join('')).toContain('10.7.7.7');
  }
});
