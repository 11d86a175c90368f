import { sql } from 'drizzle-orm';
import { pino } from 'pino';
import postgres from 'postgres';
import { clockBatch } from '@remit/api/requests/request-clock';
import type { Approval } from '@remit/policy/document';
import { testStoreOptions } from '@remit/testkit/postgres';
import { afterAll, expect, test } from 'vitest';
import { createHttpServer } from './http-server.ts';
import { requestClock } from './request-clock.ts';
import { approvalTenant } from './testing/approval-tenant.ts';
import { assignRole } from './testing/assign-role.ts';
import { origin, post } from './testing/serve-sample.ts';
import { serveTenantMade } from './testing/serve-tenant.ts';
import { neverStops, stoppingStore } from './testing/stopping-store.ts';
import { waitersOn } from './testing/waiters-on.ts';

const day = 86_400_000;
const daily: Approval = {
  name: 'Payments',
  on: 'fin.PaymentRequest',
  steps: [{ name: 'Department', by: { kind: 'roles', roles: ['Approver'] }, need: 'any', within: day }],
};
const gloves = {
  purpose: 'Gloves',
  amount: { minor: 10_000, currency: 'EUR' },
  department: '/operations/production',
  folder: '/operations/production',
};

const { served, tenant, nora, tom } = await serveTenantMade(
  (server) => approvalTenant(server, daily),
  'nora',
  'tom',
);
const server = postgres(testStoreOptions().databaseUrl, { max: 1 });
/** One on which whoever waits does so for as long as the machine takes. */
const patient = await createHttpServer({
  services: { ...served.services, store: stoppingStore(served.store, () => neverStops) },
  origins: new Set([origin]),
  consoleFolder: null,
  logger: pino({ level: 'silent' }),
});
afterAll(async () => {
  await patient.close();
  await server.end();
});

const call = <Output = { readonly id: string }>(procedure: string, input: unknown, cookie: string) =>
  post<Output>(patient, `/t/${tenant.slug}/rpc/${procedure}`, input, cookie);
const submit = () => call('requests.submit', gloves, tom.cookie);

/** What a clock's turns stop at: `whileHeld` when one has done its work and not yet ended, `between` before the next. */
interface Stops {
  readonly whileHeld: (place: number, pid: number) => Promise<void>;
  readonly between: (place: number) => Promise<void>;
}

function stoppedClock(ahead: number, { whileHeld, between }: Stops) {
  const { store, policies } = served.services;
  const patientStore = stoppingStore(store, () => neverStops);
  let turns = 0;
  const withTenant: typeof store.withTenant = async (id, mode, work) => {
    const place = (turns += 1);
    await between(place);
    return patientStore.withTenant(id, mode, async (tx) => {
      const [own] = await tx.rows<{ pid: number }>(sql`select pg_backend_pid() as pid`);
      const result = await work(tx);
      await whileHeld(place, own?.pid ?? 0);
      return result;
    });
  };
  return requestClock({ policies, store: { ...store, withTenant } }, ahead).turn(tenant.id, () => false);
}

/** How often each of these was reminded of. */
async function reminded(ids: readonly string[]): Promise<readonly number[]> {
  const rows = await tenant.rows<{ times: number }>(sql`
    select (select count(*)::int from fin.payment_request_event as event
      where event.record_id = wanted.id::uuid and event.action = 'remind') as times
    from jsonb_array_elements_text(${JSON.stringify(ids)}::text::jsonb) as wanted (id)`);
  return rows.map(({ times }) => times);
}
const sum = (counts: readonly number[]): number => counts.reduce((all, each) => all + each, 0);

test('whoever writes behind somebody who changes the standing waits for a few looks of a clock, not for all that are due', async () => {
  const sent = await Promise.all(Array.from({ length: 15 }, submit));
  const ids = sent.map(({ data }) => data.id);
  const [held, end, next] = [
    Promise.withResolvers<number>(),
    Promise.withResolvers<void>(),
    Promise.withResolvers<void>(),
  ];
  const clock = stoppedClock(0.6 * day, {
    whileHeld: async (place, pid) => {
      if (place !== 1) return;
      held.resolve(pid);
      await end.promise;
    },
    between: (place) => (place === 2 ? next.promise : Promise.resolve()),
  });
  const pid = await held.promise;
  const suspended = call('people.suspend', { member: tenant.memberIdOf('sana') }, nora.cookie);
  await expect.poll(async () => (await waitersOn(server, [pid])).length, { timeout: 20_000 }).toBe(1);
  const before = await waitersOn(server, [pid]);
  const written = submit();
  await expect.poll(async () => (await waitersOn(server, before)).length, { timeout: 20_000 }).toBe(1);
  end.resolve();
  expect([(await suspended).error, (await written).error]).toEqual([null, null]);
  // The clock has done one turn, and begun no other.
  const done = sum(await reminded(ids));
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(ids.length / 2);
  next.resolve();
  await clock;
  expect(await reminded(ids)).toEqual(ids.map(() => 1));
});

test('what others may decide since two looks of a clock is looked at again, also where it was looked at before', async () => {
  await Promise.all(Array.from({ length: 2 * clockBatch }, submit));
  await requestClock(served.services).turn(tenant.id, () => false);
  // Looked at under this directory by the first batches, and under the next one by the others.
  await assignRole(tenant, 'Approver', tenant.memberIdOf('alice'));
  await stoppedClock(0, {
    whileHeld: () => Promise.resolve(),
    between: async (place) => {
      if (place === 3) await assignRole(tenant, 'Approver', tenant.memberIdOf('nora'));
    },
  });
  const looked = await tenant.rows(sql`
    select distinct looked_under from fin.payment_request where status = 'waiting'`);
  expect(looked).toHaveLength(1);
});
