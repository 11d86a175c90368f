import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addMembership } from '@remit/store/identity/add-login';
import { origin, type Served, type ServedTenant, serveSample } from './testing/serve-sample.ts';
import { type Answer, askAt, type Operator, reason, someOperator } from './testing/some-operator.ts';

let served: Served;
let tenant: ServedTenant;
let operate: Operator['operate'];

beforeAll(async () => {
  served = await serveSample({ tenancy: { domain: 'remit.test', fallback: null } });
  tenant = await served.addTenant();
  ({ operate } = await someOperator(served));
});
afterAll(() => served.close());

const ask = (url: string, headers: Readonly<Record<string, string>>): Promise<Answer> =>
  askAt(served, url, undefined, headers);

describe('the tenant of a call over HTTP', () => {
  test('is known by the name below the domain, the header and the cookie, and must be the same in all of them', async () => {
    const { slug } = tenant;
    const host = `${slug}.remit.test`;
    const other = (await served.addTenant()).slug;
    const cases: readonly [url: string, headers: Readonly<Record<string, string>>, status: number][] = [
      ['/t/rpc', { host }, 200],
      ['/t/rpc', { host: host.toUpperCase(), origin: `http://${host}` }, 200],
      ['/t/rpc', { host: `${host}:8443` }, 200],
      ['/t/rpc', { 'x-remit-tenant': slug }, 200],
      ['/t/rpc', { cookie: `__Host-remit-tenant=${slug}` }, 200],
      [`/t/${slug}/rpc`, { host, 'x-remit-tenant': slug }, 200],
      ['/t/rpc', {}, 404],
      [`/t/${other}/rpc`, { host }, 404],
      [`/t/${slug}/rpc`, { 'x-remit-tenant': other }, 404],
      [`/t/${slug}/rpc`, { cookie: `__Host-remit-tenant=${other}` }, 404],
      ['/t/rpc', { host: `${host}.` }, 404],
      ['/t/rpc', { host: 'nobody.test' }, 404],
      [`/t/${slug}/rpc`, { 'x-forwarded-host': `${other}.remit.test` }, 200],
      ['/t/rpc', { 'x-forwarded-host': host }, 404],
    ];
    for (const [url, headers, status] of cases) {
      const answer = await ask(`${url}/tenant.public`, headers);
      expect([url, headers, answer.status]).toEqual([url, headers, status]);
    }
  });

  test('is known by a host of its own, for signing in and for working, and by nobody else’s', async () => {
    const nora = await tenant.signIn('nora');
    const host = `${tenant.slug}.own.test`;
    expect((await ask('/t/rpc/tenant.public', { host })).status).toBe(404);
    const added = { id: tenant.id, host: host.toUpperCase(), reason };
    // A name that was nobody's a moment ago is remembered as that for half a minute, so this one is new.
    const fresh = { ...added, host: `Access.${host}` };
    expect((await operate('addHost', fresh)).data).toEqual({ host: `access.${host}` });
    const own = { host: `access.${host}` };
    expect((await ask('/t/rpc/tenant.public', own)).data).toEqual({
      slug: tenant.slug,
      name: 'Halden Works',
      accent: 'indigo',
      signIn: ['password'],
    });
    const inside = await ask('/t/rpc/me.get', { ...own, cookie: nora.cookie });
    expect(inside.data).toMatchObject({ tenant: { slug: tenant.slug } });
    const other = await served.addTenant();
    const mixed = await ask(`/t/${other.slug}/rpc/tenant.public`, own);
    expect(mixed.status).toBe(404);
    // Whoever is a member of both is in neither where the host says one and the path the other.
    await served.store.withIdentity(async (tx) => {
      const [login] = await tx.rows<{ loginId: string; memberId: string }>(sql`
        select login_id as "loginId", member_id as "memberId" from identity.membership
        where tenant_id = ${tenant.id} and member_id = ${nora.memberId}`);
      if (login === undefined) throw new Error('whoever signed in is no member');
      await addMembership(tx, { ...login, tenantId: other.id });
    });
    const meOf = (path: string, host: Readonly<Record<string, string>>) =>
      ask(`${path}/rpc/me.get`, { ...host, cookie: nora.cookie });
    for (const { slug } of [tenant, other]) expect((await meOf(`/t/${slug}`, {})).status).toBe(200);
    expect((await meOf(`/t/${tenant.slug}`, own)).status).toBe(200);
    expect((await meOf(`/t/${other.slug}`, own)).code).toBe('not-found');
    const elsewhere = await ask('/t/rpc/me.get', { ...own, origin, cookie: nora.cookie });
    expect(elsewhere.status).toBe(403);
    await operate('removeHost', fresh);
    expect((await ask('/t/rpc/me.get', { ...own, cookie: nora.cookie })).code).toBe('not-found');
  });
});
