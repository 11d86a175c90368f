import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeTestTenant, openTestStore, postgresUrl } from '@remit/testkit/postgres';
import { sealAll } from '../audit/audit-keeper.ts';
import { noteRoleUses } from './note-role-uses.ts';
import type { Store } from '../open-store.ts';
import { lastUses } from './role-uses.ts';
import { databases } from './roles.ts';
import type { TenantId } from '../tenant-id.ts';

let store: Store;
let superuser: postgres.Sql;

beforeAll(async () => {
  store = await openTestStore();
  superuser = postgres(postgresUrl(), { database: databases.shared, max: 1 });
});
afterAll(() => Promise.all([store.close(), superuser.end()]));

const day = 86_400_000;
const name = (of: string) => fc.constantFrom(`${of}1`, `${of}2`);
const granted = fc.record({
  kind: fc.constant('granted'),
  grant: fc.record({ role: name('Role'), scope: fc.constant(null), index: fc.nat(2) }),
  source: fc.record({ assignmentId: name('assignment') }),
});
const recorded = fc.record({
  outcome: fc.constantFrom('allow', 'deny'),
  because: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: granted },
      fc.constant({ kind: 'state', because: 'closed' }),
      fc.constant({ kind: 'granted' }),
    ),
    { maxLength: 3 },
  ),
  asked: fc.oneof(
    { weight: 6, arbitrary: askedOf(fc.constantFrom('allow', 'deny')) },
    fc.constant(null),
    fc.constant({ odd: true }),
  ),
  daysAgo: fc.nat(120),
});
type Recorded = typeof recorded extends fc.Arbitrary<infer Value> ? Value : never;

function askedOf(outcome: fc.Arbitrary<string>) {
  return fc.record({
    outcome,
    check: fc.record({
      action: name('do'),
      resource: fc.record({ type: fc.constant('crm.Account') }),
      subject: fc.record({ member: fc.record({ id: name('member') }) }),
    }),
  });
}

/** What the record says of use, read event by event. */
function usesOf(events: readonly Recorded[], today: number): readonly string[] {
  const latest = new Map<string, number>();
  for (const { outcome, asked, because, daysAgo } of events) {
    if (outcome !== 'allow' || asked === null || !('check' in asked) || asked.outcome !== 'allow') continue;
    const { action, resource, subject } = asked.check;
    for (const cause of because) {
      if (!('source' in cause)) continue;
      const key = [cause.grant.role, resource.type, action, cause.source.assignmentId, subject.member.id];
      latest.set(key.join(' '), Math.max(latest.get(key.join(' ')) ?? 0, today - daysAgo * day));
    }
  }
  return [...latest].map(([key, at]) => `${key} ${new Date(at).toISOString().slice(0, 10)}`).toSorted();
}

async function happen(tenant: TenantId, events: readonly Recorded[], today: number): Promise<void> {
  const rows = events.map(({ daysAgo, ...event }) => ({ ...event, at: new Date(today - daysAgo * day) }));
  await superuser`
    insert into remit.audit_event (tenant_id, at, action, target_type, outcome, because, asked, correlation_id)
    select ${tenant}, at, 'tenant.created', 'remit.Tenant', outcome, because, nullif(asked, 'null'), gen_random_uuid()
    from jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)
      as event (at timestamptz, outcome text, because jsonb, asked jsonb)`;
}

async function noted(tenant: TenantId): Promise<readonly string[]> {
  const rows = await store.withTenant(tenant, 'read', (tx) =>
    tx.rows<{ readonly line: string }>(sql`
      select concat_ws(' ', role, resource_type, action, assignment_id, member_id, used_on) as line
      from remit.role_use`),
  );
  return rows.map(({ line }) => line).toSorted();
}

test('use is what the record says, in whatever order and however often events are noted', async () => {
  const today = Date.now();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(recorded, { maxLength: 30 }), { maxLength: 3 }), async (batches) => {
      const { id } = await makeTestTenant(store);
      for (const events of batches) {
        await happen(id, events, today);
        await sealAll(store, id);
      }
      const expected = usesOf(batches.flat(), today);
      expect(await noted(id)).toEqual(expected);
      await store.withTenant(id, 'write', (tx) => noteRoleUses(tx, sql`true`));
      expect(await noted(id)).toEqual(expected);
    }),
    { numRuns: 6 },
  );
});

test('last use is a day that shows as itself, and none from before the time that is asked about', async () => {
  const { id } = await makeTestTenant(store);
  const today = Date.now();
  const used = recorded.filter((event) =>
    usesOf([event], today).some((line) => line.includes('assignment1')),
  );
  await happen(
    id,
    fc.sample(used, 1).map((event) => ({ ...event, daysAgo: 40 })),
    today,
  );
  await sealAll(store, id);
  const uses = (from: number) =>
    store.withTenant(id, 'read', (tx) => lastUses(tx, ['assignment1', 'nobody'], today - from * day));
  const noon = Math.floor((today - 40 * day) / day) * day + day / 2;
  expect(await uses(90)).toEqual(new Map([['assignment1', noon]]));
  expect(await uses(39)).toEqual(new Map());
});
