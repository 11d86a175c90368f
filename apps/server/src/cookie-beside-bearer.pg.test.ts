import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { MeView } from '@remit/api/views';
import type { TokensView } from '@remit/api/tokens/token-issue';
import { serveTenant } from './testing/serve-tenant.ts';
import { password } from './testing/serve-sample.ts';

/** Tom has an application; the browser is Nora's, who administers the tenant. */
const { served, tenant, tom, nora } = await serveTenant('tom', 'nora');
const common = { host: 'localhost:4000', origin: 'http://localhost:4000' };
const json = { 'content-type': 'application/json' };

const tokens = await served.app.inject({
  method: 'POST',
  url: '/api/token',
  headers: { host: 'localhost:4000', ...json },
  payload: JSON.stringify({
    grant: 'password',
    email: tenant.emailOf('tom'),
    password,
    name: 'Payroll',
    binding: 'what-this-application-made-at-random',
  }),
});
const { accessToken } = tokens.json<TokensView>();

interface Door {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly payload?: object | Buffer;
}
const inside = `/t/${tenant.slug}`;
const doors: Readonly<Record<string, Door>> = {
  'a procedure of the tenant': { method: 'POST', url: `${inside}/rpc/me.get` },
  'a question by GET': { method: 'GET', url: `${inside}/rpc/me.get` },
  'a change': {
    method: 'POST',
    url: `${inside}/rpc/groups.create`,
    payload: { name: 'Of two', description: '' },
  },
  'a batch': {
    method: 'POST',
    url: `${inside}/rpc/me.get,me.get?batch=1`,
    payload: { 0: null, 1: null },
  },
  'a tenant that is not in the path': { method: 'POST', url: '/t/rpc/me.get' },
  'a procedure outside of tenants': { method: 'POST', url: '/rpc/session.current' },
  'signing out': { method: 'POST', url: '/rpc/session.signOut' },
  'an evaluation': { method: 'POST', url: `${inside}/access/v1/evaluation`, payload: {} },
  'many evaluations': { method: 'POST', url: `${inside}/access/v1/evaluations`, payload: {} },
  'an open stream': { method: 'GET', url: `${inside}/events` },
  'a file that is sent': {
    method: 'PUT',
    url: `${inside}/requests/${randomUUID()}/files`,
    payload: Buffer.from('a'),
  },
  'a file that is fetched': { method: 'GET', url: `${inside}/requests/${randomUUID()}/files/a` },
  'an export': { method: 'GET', url: `${inside}/exports/${randomUUID()}/data` },
};

/** What says who calls, beside Nora's cookie. */
const beside: Readonly<Record<string, string>> = {
  'an access token that stands': `Bearer ${accessToken}`,
  'an access token that is none': 'Bearer rma_none',
  'a password of a browser': 'Basic Zm9vOmJhcg==',
  nothing: '',
};

const arrives = ({ method, url, payload }: Door, who: Readonly<Record<string, string>>) =>
  served.app.inject({
    method,
    url,
    headers: {
      ...common,
      ...(method === 'PUT' ? { 'content-type': 'application/octet-stream' } : json),
      ...who,
    },
    ...(method === 'GET' ? {} : { payload: payload ?? '' }),
  });

test.each(Object.entries(doors))(
  'a call that says by a cookie and by a header who makes it is nobody’s, whatever the header says: %s',
  async (_, door) => {
    const before = await tenant.auditCount();
    for (const authorization of Object.values(beside)) {
      const reply = await arrives(door, { cookie: nora.cookie, authorization });
      expect([authorization, reply.statusCode]).toEqual([authorization, 400]);
      expect(reply.body).toContain('send a cookie or `authorization`, not both');
      expect(reply.headers['set-cookie']).toBeUndefined();
    }
    expect(await tenant.auditCount()).toBe(before);
    // Neither of the two sessions ended by it.
    const alone = [{ cookie: nora.cookie }, { authorization: `Bearer ${accessToken}` }];
    const seen = await Promise.all(
      alone.map(async (who) => {
        const reply = await arrives({ method: 'POST', url: `${inside}/rpc/me.get` }, who);
        return reply.json<{ result: { data: MeView } }>().result.data.person.id;
      }),
    );
    expect(seen).toEqual([nora.memberId, tom.memberId]);
  },
);
