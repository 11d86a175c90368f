import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  type Caller,
  type Reply,
  serveSample,
  type Served,
  type ServedTenant,
} from './testing/serve-sample.ts';

// Two tenants of one sample: every id of the one is an id of the other too, so that whatever is remembered or looked up
// by id alone answers from the wrong tenant.
const canary = 'CANARY-OF-THE-OTHER-TENANT';

let served: Served;
let mine: ServedTenant;
let other: ServedTenant;
let callers: readonly Caller[];

beforeAll(async () => {
  served = await serveSample();
  [mine, other] = [await served.addTenant(), await served.addTenant()];
  for (const [table, column] of [
    ['crm.account', 'name'],
    ['crm.contract', 'name'],
    ['crm.contract', 'internal_notes'],
    ['hr.employee', 'name'],
    ['fin.payment_request', 'purpose'],
    ['fin.payment_request', 'payee'],
    ['wms.item', 'name'],
    ['remit.member', 'title'],
    ['remit.department', 'name'],
    ['remit.member_group', 'name'],
  ] as const) {
    await other.rows(sql.raw(`update ${table} set ${column} = '${canary} ' || gen_random_uuid()`));
  }
  callers = [
    await mine.signIn('nora'),
    await mine.signIn('henrik'),
    await mine.signIn('alice'),
    await mine.signIn('sana'),
  ];
  // The other tenant is asked first, so that its answers are what a careless memory would hold.
  for (const name of ['nora', 'henrik', 'alice', 'sana']) {
    const neighbour = await other.signIn(name);
    const replies = await everything(neighbour);
    if (!JSON.stringify(replies).includes(canary))
      throw new Error(`${name} of the other tenant sees no canary`);
  }
});

afterAll(() => served.close());

async function everything(caller: Caller) {
  const { data: inbox } = await caller.call('requests.inbox');
  const ids = [...(inbox?.mine ?? []), ...(inbox?.others ?? [])].map(({ id }) => id);
  const replies: Reply[] = [
    await caller.call('me.get'),
    await caller.call('people.search', { limit: 100 }),
    await caller.call('people.access', { member: caller.memberId }),
    await caller.call('policy.current'),
    await caller.call('policy.holders', { role: 'SalesRep' }),
    await caller.call('records.types'),
    await caller.call('requests.inbox'),
    await caller.call('requests.mine', {}),
    await caller.call('requests.form'),
  ];
  for (const type of ['crm.Account', 'crm.Contract', 'hr.Employee', 'fin.PaymentRequest', 'wms.Item']) {
    replies.push(await caller.call('records.list', { type, limit: 100 }));
    replies.push(await caller.call('records.list', { type, q: canary }));
  }
  for (const id of ids.slice(0, 5)) replies.push(await caller.call('requests.get', { id }));
  return replies;
}

test('no reply carries anything of a tenant with the same ids', async () => {
  for (const caller of callers) {
    const replies = await everything(caller);
    expect(replies.some(({ status }) => status === 200)).toBe(true);
    expect(JSON.stringify(replies)).not.toContain(canary);
  }
});

test('a change in one tenant moves nothing in the other', async () => {
  const [, henrik] = callers;
  const { data: inbox } = (await henrik?.call('requests.inbox')) ?? {};
  const [request] = inbox?.mine ?? [];
  const state = () =>
    other.rows(sql`select status, revision from fin.payment_request where id = ${request?.id}`);
  const [before, audited] = [await state(), await other.auditCount()];
  const reply = await henrik?.call('requests.approve', { id: request?.id, revision: request?.revision });
  expect(reply?.status).toBe(200);
  expect(await state()).toEqual(before);
  expect(await other.auditCount()).toBe(audited);
});

test('calls of both tenants side by side keep to their own', async () => {
  const neighbour = await other.signIn('nora');
  const [nora] = callers;
  const replies = await Promise.all(
    Array.from({ length: 60 }, async (_, index) => {
      const caller = index % 2 === 0 ? nora : neighbour;
      const reply = await caller?.call('people.search', { q: 'Henrik', limit: 5 });
      return { foreign: index % 2 === 1, text: JSON.stringify(reply?.data) };
    }),
  );
  for (const { foreign, text } of replies) expect(text.includes(canary)).toBe(foreign);
});
