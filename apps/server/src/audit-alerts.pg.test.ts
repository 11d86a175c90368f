import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { turnAlertClock } from '@remit/api/audit/alert-clock';
import { sealAll } from '@remit/store/audit/audit-keeper';
import { nextAlertIn } from '@remit/store/audit/audit-alerts';
import type { Store } from '@remit/store/open-store';
import { openTestStore } from '@remit/testkit/postgres';
import { alertClock } from './alert-clock.ts';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';

const view = { screen: 'audit', name: 'Refusals', words: { outcome: 'deny' } };
let served: Served;
let other: Store;
let tenant: ServedTenant;
let nora: Caller;
let tom: Caller;

beforeAll(async () => {
  served = await serveSample();
  other = await openTestStore();
  tenant = await served.addTenant();
  [nora, tom] = [await tenant.signIn('nora'), await tenant.signIn('tom')];
  await nora.call('views.save', view);
});
afterAll(() => Promise.all([other.close(), served.close()]));

/** What Tom may not see is refused to him, and on record. */
async function refused(): Promise<void> {
  expect((await tom.call('audit.list', { filter: {} })).error?.code).toBe('forbidden');
  await sealAll(served.store, tenant.id);
}

const turn = () => alertClock(served.services).turn(tenant.id, () => false);
const told = async () =>
  (await nora.call('notices.list', {})).data.notices.filter(({ kind }) => kind === 'matched');
const canTellAgain = () => tenant.rows(sql`update remit.audit_alert set tells_from = now()`);

test('a view tells nobody of anything until it is asked to, and nothing of what was before', async () => {
  await refused();
  expect(await served.store.withTenant(tenant.id, 'read', nextAlertIn)).toBeNull();
  expect((await nora.call('audit.watch', { name: 'No such view', tells: true })).error?.code).toBe(
    'not-found',
  );
  expect((await nora.call('audit.watch', { name: view.name, tells: true })).data.alerts).toMatchObject([
    { name: view.name },
  ]);
  expect((await nora.call('audit.watch', { name: view.name, tells: true })).error?.code).toBe('conflict');
  await sealAll(served.store, tenant.id);
  await turn();
  expect(await told()).toEqual([]);
});

test('a new event that the view shows is told once, whichever of two servers looks and whoever is killed', async () => {
  await refused();
  const killed = served.store.withTenant(tenant.id, 'write', async (tx) => {
    expect(await turnAlertClock(served.services, tx)).toBe(true);
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  expect(await told()).toEqual([]);
  expect(await served.store.withTenant(tenant.id, 'read', nextAlertIn)).toBeLessThanOrEqual(0);
  await Promise.all([turn(), alertClock({ ...served.services, store: other }).turn(tenant.id, () => false)]);
  expect(await told()).toMatchObject([
    { title: 'Something new in your view “Refusals” of the audit', about: 'audit', own: true },
  ]);
});

test('what happens soon after is told together, later; what its owner did is no news to them', async () => {
  await refused();
  await refused();
  await turn();
  expect(await told()).toHaveLength(1);
  expect(await served.store.withTenant(tenant.id, 'read', nextAlertIn)).toBeGreaterThan(0);
  await canTellAgain();
  await turn();
  expect(await told()).toHaveLength(2);
  expect((await nora.call('people.get', { member: crypto.randomUUID() })).error?.code).toBe('not-found');
  await sealAll(served.store, tenant.id);
  await canTellAgain();
  await turn();
  expect(await told()).toHaveLength(2);
});

test('whoever may read the audit no longer is told nothing, and a deleted view tells nobody', async () => {
  await canTellAgain();
  const begin = (to: string) =>
    tenant.rows(
      sql`update remit.assignment set valid_from = ${to}::timestamptz where member_id = ${nora.memberId}`,
    );
  const count = async () => (await tenant.rows(sql`select from remit.notice where kind = 'matched'`)).length;
  const before = await count();
  await begin('2999-01-01');
  await tenant.rows(sql`update remit.tenant set directory_revision = directory_revision + 1`);
  await refused();
  await turn();
  expect(await count()).toBe(before);
  await begin('2000-01-01');
  await tenant.rows(sql`update remit.tenant set directory_revision = directory_revision + 1`);
  nora = await tenant.signIn('nora');
  expect((await nora.call('views.delete', { screen: 'audit', name: view.name })).error).toBeNull();
  expect((await nora.call('audit.alerts')).data.alerts).toEqual([]);
  expect(await told()).toEqual([]);
});

test('a view is kept only where the filter makes sense of it', async () => {
  const senseless = { ...view, name: 'Senseless', words: { outcome: 'perhaps' } };
  const reply = await nora.call('views.save', senseless);
  expect(reply.error).toMatchObject({ code: 'invalid', message: expect.stringContaining('outcome') });
});
