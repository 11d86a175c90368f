import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { expect, test } from 'vitest';
import { testStoreOptions } from '@remit/testkit/postgres';
import { serveTenant } from './testing/serve-tenant.ts';
import { waitersOn } from './testing/waiters-on.ts';

const place = '/operations/production';
const RACES = 40;

const { served, tenant, tom, henrik } = await serveTenant('tom', 'henrik');

async function submitted() {
  const { data, error } = await tom.call('requests.submit', {
    type: 'fin.Purchase',
    purpose: 'Grease gun',
    amount: { minor: 8_000, currency: 'EUR' },
    department: place,
    folder: place,
    fields: { kind: 'tool', supplier: 'Cantal Werkzeuge' },
  });
  if (error !== null) throw new Error(error.message);
  return data;
}

const acts = {
  approve: (id: string) => henrik.call('requests.approve', { id, revision: 1 }),
  withdraw: (id: string) => tom.call('requests.withdraw', { id, revision: 1 }),
} as const;
const endings = { approve: 'approved', withdraw: 'withdrawn' } as const;
type Act = keyof typeof acts;

/** What is kept of a request: where it stands, and what was done to it after it was sent. */
async function keptOf(id: string) {
  const [kept] = await tenant.rows<{ status: string; revision: number; done: readonly string[] }>(sql`
    select status, revision, (
      select coalesce(json_agg(action order by sequence), '[]') from fin.payment_request_event
      where record_id = id and action <> 'submit') as done
    from fin.payment_request where id = ${id}`);
  return kept;
}

test.each<[Act, Act]>([
  ['approve', 'withdraw'],
  ['withdraw', 'approve'],
])(
  'where %s and %s wait for a request at once, the first happens and the other is told so',
  async (first, second) => {
    const { id } = await submitted();
    const server = postgres(testStoreOptions().databaseUrl, { max: 1 });
    const [held, go] = [Promise.withResolvers<number>(), Promise.withResolvers<void>()];
    const holding = served.store.withTenant(tenant.id, 'write', async (tx) => {
      const [own] = await tx.rows<{ pid: number }>(sql`
        select pg_backend_pid() as pid from fin.payment_request where id = ${id} for update`);
      held.resolve(own?.pid ?? 0);
      await go.promise;
    });
    const pid = await held.promise;
    const one = acts[first](id);
    const waiting = () => waitersOn(server, [pid]);
    await expect.poll(async () => (await waiting()).length, { timeout: 20_000 }).toBe(1);
    const before = await waiting();
    const other = acts[second](id);
    const behind = async () =>
      (await waitersOn(server, [pid, ...before])).filter((each) => !before.includes(each)).length;
    await expect.poll(behind, { timeout: 20_000 }).toBe(1);
    go.resolve();
    await holding;
    expect([(await one).status, (await other).status]).toEqual([200, 409]);
    expect(await keptOf(id)).toEqual({ status: endings[first], revision: 2, done: [first] });
    await server.end();
  },
);

test(`of an approval and a withdrawal sent at once in either order one happens, and everything kept is of that one: ${RACES} times`, async () => {
  for (let race = 0; race < RACES; race += 1) {
    const { id } = await submitted();
    const order: readonly Act[] = race % 2 === 0 ? ['approve', 'withdraw'] : ['withdraw', 'approve'];
    const replies = await Promise.all(
      order.map(async (act) => ({ act, status: (await acts[act](id)).status })),
    );
    const won = replies.filter(({ status }) => status === 200).map(({ act }) => act);
    expect([won.length, replies.filter(({ status }) => status === 409).length]).toEqual([1, 1]);
    const [act] = won;
    if (act === undefined) throw new Error('nothing happened');
    expect(await keptOf(id)).toEqual({ status: endings[act], revision: 2, done: [act] });
    const allowed = await tenant.rows<{ action: string }>(sql`
      select action from remit.audit_event
      where target_id = ${id} and outcome = 'allow' and action <> 'request.submitted'`);
    expect(allowed).toEqual([{ action: `request.${endings[act]}` }]);
    const waits = await tenant.rows(sql`select 1 from fin.payment_request_waiting where record_id = ${id}`);
    expect(waits).toEqual([]);
  }
}, 120_000);
