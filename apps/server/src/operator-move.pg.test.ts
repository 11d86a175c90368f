import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Served, serveSample } from './testing/serve-sample.ts';
import { type Operator, reason, someOperator } from './testing/some-operator.ts';

let served: Served;
let operate: Operator['operate'];

beforeAll(async () => {
  served = await serveSample();
  ({ operate } = await someOperator(served));
});
afterAll(() => served.close());

test('whoever operates Remit moves a tenant into a database of its own while somebody works in it, and sees how far that is', async () => {
  const other = await served.addTenant();
  const tom = await other.signIn('tom');
  const moveOf = async () => (await operate('tenant', { id: other.id })).data;
  expect(await moveOf()).toMatchObject({ tenant: { tier: 'shared' }, move: null, movesTo: ['main'] });
  expect((await operate('cancelMove', { id: other.id, reason })).code).toBe('conflict');
  expect((await operate('move', { id: other.id, server: 'nowhere', reason })).code).toBe('invalid');
  const stop = new Error('stopped on purpose');
  const act = { loginId: null, operator: null, reason, correlationId: randomUUID() };
  const stopped = served.store.moveTenant({
    tenantId: other.id,
    server: 'main',
    act,
    onProgress: ({ step }) => {
      if (step === 'following') throw stop;
    },
  });
  await expect(stopped).rejects.toBe(stop);
  expect((await moveOf())['move']).toMatchObject({
    state: 'stopped',
    progress: { step: 'following', rows: expect.any(Number) },
    trouble: 'it was stopped',
  });
  const moving = async () => (await operate('tenants')).data['moving'];
  expect(await moving()).toContainEqual({ id: other.id, state: 'stopped' });
  expect((await operate('cancelMove', { id: other.id, reason })).data['move']).toBeNull();
  const begun = await operate('move', { id: other.id, server: 'main', reason });
  expect(begun.data['move']).toMatchObject({ from: { tier: 'shared' }, to: { server: 'main' } });
  await vi.waitUntil(
    async () => {
      expect((await tom.call('me.get')).status).toBe(200);
      // Whoever runs it says so last, after it is in the records.
      return JSON.stringify((await moveOf())['move']).includes('"step":"moved"');
    },
    { timeout: 60_000, interval: 50 },
  );
  expect(await moveOf()).toMatchObject({
    tenant: { tier: 'dedicated' },
    move: { state: 'moved', progress: { rows: expect.any(Number) }, trouble: null },
    movesTo: [],
  });
  expect(await moving()).not.toContainEqual(expect.objectContaining({ id: other.id }));
  expect((await tom.call('me.get')).status).toBe(200);
  expect((await operate('purgeMoved', { id: other.id, reason })).code).toBe('conflict');
  await served.store.withIdentity((tx) =>
    tx.rows(sql`
      update identity.tenant_move set moved_at = moved_at - interval '25 hours' where tenant_id = ${other.id}`),
  );
  const { data } = await operate('purgeMoved', { id: other.id, reason });
  expect(data['move']).toBeNull();
  expect(data['events']).toMatchObject([
    { action: 'tenant.left', reason },
    { action: 'tenant.moved' },
    { action: 'tenant.moving' },
    { action: 'tenant.stayed' },
    { action: 'tenant.moving' },
  ]);
});
