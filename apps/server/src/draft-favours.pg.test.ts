import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { stepBetween } from '@remit/policy/draft-steps';
import type { PolicyDocument } from '@remit/policy/document';
import { FAVOUR } from '@remit/policy/favour';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { approvalTenant, publishChanged } from './testing/approval-tenant.ts';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';

const on = 'fin.PaymentRequest';
let served: Served;
let tenant: ServedTenant;
let alice: Caller;
let tom: Caller;

beforeAll(async () => {
  served = await serveSample();
  tenant = await approvalTenant(served, {
    name: 'Payments',
    on,
    steps: [{ name: 'Department', by: { kind: 'roles', roles: ['Approver', 'Exec'] }, need: 'any' }],
  });
  // The sample keeps returned favours apart for purchases, and then the history of every request tells of them.
  await publishChanged(await tenant.signIn('nora'), (document) => ({
    ...document,
    exclusions: document.exclusions.filter((each) => each.kind !== 'actions' || each.actions[0] !== FAVOUR),
  }));
  await tenant.rows(sql`
    insert into remit.assignment (tenant_id, id, role, folder, member_id)
    select tenant_id, gen_random_uuid(), 'Exec', '/', id
    from remit.member where email in ('tom@halden.example', 'nora@halden.example')`);
  [alice, tom] = [await tenant.signIn('alice'), await tenant.signIn('tom')];
});
afterAll(() => served.close());

test('a draft that forbids favours says whom waiting requests no longer wait for, before any policy asked for them', async () => {
  const amount = { minor: 10_000, currency: 'EUR' };
  const place = (path: string) => ({ department: path, folder: path });
  const { data: ofTom } = await tom.call('requests.submit', {
    purpose: 'Gloves',
    amount,
    ...place('/operations/production'),
  });
  expect((await alice.call('requests.approve', { id: ofTom.id, revision: 1 })).error).toBeNull();
  const { data: ofAlice } = await alice.call('requests.submit', {
    purpose: 'Goggles',
    amount,
    ...place('/sales/emea'),
  });
  const nora = await tenant.signIn('nora');
  const { data: current } = await nora.call('policy.current');
  const document: PolicyDocument = current.document;
  const noFavours = { kind: 'actions', name: 'NoFavours', actions: ['favour', 'approve'], on } as const;
  const { data: begun } = await nora.call('changes.begin', {
    id: randomUUID(),
    basedOn: current.version,
    steps: [stepBetween(document, { ...document, exclusions: [...document.exclusions, noFavours] })],
    name: null,
  });
  const { data: effect } = await nora.call('changes.effect', { id: begun.id });
  if (effect.kind !== 'answer') throw new Error(effect.kind);
  // Tom took a favour of Alice: hers waits for him no more.
  const moved = effect.answer.requests?.moved.find(({ id }) => id === ofAlice.id);
  expect((moved?.from.total ?? 0) - (moved?.to.total ?? 0)).toBe(1);
  expect(moved?.from.people.map(({ id }) => id)).toContain(tom.memberId);
  expect(moved?.to.people.map(({ id }) => id)).not.toContain(tom.memberId);
});
