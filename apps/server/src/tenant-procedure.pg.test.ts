import { randomUUID } from 'node:crypto';
import { afterEach, expect, test, vi } from 'vitest';
import type { CallContext } from '@remit/api/context';
import { tenantProcedure } from '@remit/api/procedure';
import { createCallerFactory, router } from '@remit/api/trpc';
import { parseSessionToken } from '@remit/identity/session-token';
import { serveTenant } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

const { served, tenant, nora } = await serveTenant('nora');
afterEach(() => vi.restoreAllMocks());

/** What a call of somebody's brings, where no HTTP is between. */
function contextOf({ cookie }: Caller): CallContext {
  return {
    services: served.services,
    tenantSlug: tenant.slug,
    tenantHost: null,
    token: parseSessionToken(cookie.split('=')[1]),
    address: '127.0.0.1',
    agent: null,
    correlationId: randomUUID(),
    cookie: { set: () => undefined, clear: () => undefined },
  };
}

test('a procedure that is to decide on records answers nothing where it decided on none', async () => {
  const careless = createCallerFactory(
    router({ get: tenantProcedure('requests.get').query(() => 'what nobody was asked about') }),
  );
  await expect(careless(contextOf(nora)).get()).rejects.toMatchObject({
    cause: {
      code: 'internal',
      cause: { message: 'requests.get answered without deciding on a record' },
    },
  });
});

test('a call that was begun where its tenant lay before does nothing there, and begins anew where it lies', async () => {
  expect((await nora.call('me.get')).status).toBe(200);
  const { store } = served;
  const { withTenant } = store;
  const begun: number[] = [];
  vi.spyOn(store, 'withTenant').mockImplementation((id, mode, work) =>
    withTenant(id, mode, (tx) => {
      begun.push(tx.placed);
      return work(begun.length === 1 ? { ...tx, placed: tx.placed - 1 } : tx);
    }),
  );
  const forgets = vi.spyOn(store, 'forgetPlacement');
  const done = vi.fn<() => string>(() => 'done');
  const counted = createCallerFactory(router({ get: tenantProcedure('me.get').query(done) }));
  expect(await counted(contextOf(nora)).get()).toBe('done');
  expect(done).toHaveBeenCalledTimes(1);
  expect(forgets.mock.calls).toEqual([[tenant.id]]);
  expect(begun).toHaveLength(2);
});
