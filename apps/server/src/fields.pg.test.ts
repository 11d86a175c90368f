import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { assignRole } from './testing/assign-role.ts';
import { serveTenant } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

const { tenant, nora } = await serveTenant('nora');

async function sample(asker: Caller, name: string, type: string) {
  const { memberId } = await tenant.signIn(name);
  const { data, error } = await asker.call('fields.sample', {
    type,
    member: memberId,
    draft: null,
    record: null,
  });
  expect(error).toBeNull();
  if (data.kind !== 'sample') throw new Error('the policy in force is one');
  return { ...data, of: new Map(data.fields.map((each) => [each.field, each])) };
}

test('an asker who reads no record is told the most that any shows, and no value', async () => {
  const alice = await sample(nora, 'alice', 'crm.Contract');
  expect(alice.record).toBeNull();
  expect(alice.reads).toBe(true);
  expect(alice.of.get('margin')?.visibility).toBe('readable');
  expect(alice.fields.every(({ value, askerGets }) => value === null && askerGets === 'nothing')).toBe(true);
  const tom = await sample(nora, 'tom', 'crm.Contract');
  expect(tom.reads).toBe(false);
});

test('a value that the asker may not see is not in the reply, though the person sees it', async () => {
  const sana = await tenant.signIn('sana');
  // Sana reads contracts, and not their margins; Alice sees the margin of some of them.
  await assignRole(tenant, 'SalesManager', sana.memberId, '/sales/emea/dach');
  const reader = await tenant.signIn('sana');
  const alice = await sample(reader, 'alice', 'crm.Contract');
  expect(alice.record).not.toBeNull();
  expect(alice.choices.length).toBeGreaterThan(1);
  expect(alice.of.get('margin')).toMatchObject({ askerGets: 'nothing', value: null });
  const shown = alice.fields.find(({ askerGets }) => askerGets === 'value');
  expect(shown).toBeDefined();
  const [event] = await tenant.rows<object>(sql`
    select action, target_id from remit.audit_event where actor = ${sana.memberId} order by id desc limit 1`);
  expect(event).toMatchObject({ action: 'access.explained', target_id: alice.person.id });
});
