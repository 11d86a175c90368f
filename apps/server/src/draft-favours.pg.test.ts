import { randomUUID } from 'node:crypto';
import { stepBetween } from '@remit/policy/draft/draft-steps';
import type { PolicyDocument } from '@remit/policy/document';
import { expect, test } from 'vitest';
import { favourTenant, noFavours } from './testing/favour-tenant.ts';
import { serveTenantMade } from './testing/serve-tenant.ts';

const { tenant, alice, tom } = await serveTenantMade(
  (served) => favourTenant(served, ['tom', 'nora']),
  'alice',
  'tom',
);

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
