import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeTestTenant, openTestStore } from '@remit/testkit/postgres';
import { readForExport } from './audit-export-read.ts';
import { sealAll } from './audit-keeper.ts';
import { chainHead, planAnew } from './audit-records.ts';
import type { AuditFilter } from './audit-search-filter.ts';
import { auditHistogram } from './audit-search-histogram.ts';
import { type AuditPlace, type FoundEvents, searchAudit } from './audit-search.ts';
import type { Store } from '../open-store.ts';
import type { TenantId } from '../tenant-id.ts';

let store: Store;
let tenant: TenantId;
let other: TenantId;
const [nora, tom, correlation, session] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const count = 240;

beforeAll(async () => {
  store = await openTestStore();
  tenant = (await makeTestTenant(store)).id;
  other = (await makeTestTenant(store)).id;
  for (const id of [tenant, other]) {
    await store.withTenant(id, 'write', (tx) =>
      // The clock is the database's: one statement, many of the same microsecond at times.
      tx.rows(sql`
        insert into remit.audit_event
          (tenant_id, stream, actor, action, target_type, target_id, outcome, because, details, correlation_id,
            session_id, asked)
        select ${id}::uuid, case when n % 3 = 0 then 'access' else 'request' end,
          case when n % 2 = 0 then ${nora}::uuid else ${tom}::uuid end,
          case when n % 3 = 0 then 'policy.published' else 'request.approved' end,
          case when n % 3 = 0 then 'remit.Policy' else 'fin.PaymentRequest' end, 't' || (n % 7),
          case when n % 5 = 0 then 'deny' else 'allow' end, '[]',
          jsonb_build_object('number', 'PR-' || n, 'payee', 'Canary ' || n, 'comment', '100% _ \\ Ünïcödé ' || n),
          case when n % 10 = 0 then ${correlation}::uuid else gen_random_uuid() end,
          case when n % 8 = 0 then ${session}::uuid when n % 4 = 0 then gen_random_uuid() end,
          case when n % 12 = 0 then jsonb_build_object('reported', jsonb_build_array('rule.Large', 'rule.' || n))
            when n % 4 = 0 then '{"outcome": "allow"}' end
        from generate_series(1, ${count}::int) n`),
    );
    await store.withTenant(id, 'write', async (tx) => {
      await tx.rows(sql`
        insert into remit.member (tenant_id, id, person, name, email)
        values (${id}, ${nora}, ${nora}, 'Noémie Ångström', 'n@example.com'),
          (${id}, ${tom}, ${tom}, 'Tomasz 50%', 't@example.com')`);
      await tx.rows(sql`
        insert into remit.audit_event (tenant_id, actor, action, target_type, target_id, outcome, because,
          details, correlation_id)
        values (${id}, ${tom}, 'member.suspended', 'remit.Member', ${nora}, 'allow', '[]', '{}',
          gen_random_uuid())`);
    });
    await sealAll(store, id);
  }
});
afterAll(() => store.close());

async function allPages(filter: AuditFilter, limit: number, hidden: readonly string[] = []) {
  const found: { readonly id: string; readonly action: string; readonly details: unknown }[] = [];
  let after: AuditPlace | null = null;
  for (let page = 0; page < 1_000; page += 1) {
    const from: AuditPlace | null = after;
    const { events, next }: FoundEvents = await store.withTenant(tenant, 'read', (tx) =>
      searchAudit(tx, { filter, after: from, limit, hidden }),
    );
    found.push(...events);
    if (next === null) return found;
    after = next;
  }
  throw new Error('the pages have no end');
}

const counted = async (where: ReturnType<typeof sql>): Promise<number> => {
  const [row] = await store.withTenant(tenant, 'read', (tx) =>
    tx.rows<{ count: number }>(sql`select count(*)::int as count from remit.audit_event where ${where}`),
  );
  return row?.count ?? -1;
};

describe('looking through the record', () => {
  test.each([1, 7, 50, 100])('in pages of %d nothing comes twice and nothing is left out', async (limit) => {
    const all = await allPages({}, limit);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.length).toBe(await counted(sql`true`));
  });

  test.each<[string, AuditFilter, ReturnType<typeof sql>]>([
    ['actor', { actor: nora }, sql`actor = ${nora}::uuid`],
    ['action', { action: 'policy.published' }, sql`action = 'policy.published'`],
    ['stream', { stream: 'access' }, sql`stream = 'access'`],
    ['outcome', { outcome: 'deny' }, sql`outcome = 'deny'`],
    ['target', { target: 't3' }, sql`target_id = 't3'`],
    ['type', { targetType: 'remit.Policy' }, sql`target_type = 'remit.Policy'`],
    ['call', { correlation }, sql`correlation_id = ${correlation}::uuid`],
    ['session', { session }, sql`session_id = ${session}::uuid`],
    ['what would have refused it', { reported: 'rule.Large' }, sql`asked -> 'reported' -> 0 is not null`],
    ['one that would have', { reported: 'rule.24' }, sql`asked -> 'reported' ->> 1 = 'rule.24'`],
    ['none that would have', { reported: 'Large' }, sql`false`],
    ['several at once', { actor: tom, outcome: 'deny' }, sql`actor = ${tom}::uuid and outcome = 'deny'`],
    ['a period before everything', { until: 1_000 }, sql`false`],
    ['a period after everything', { from: Date.parse('9000-01-01') }, sql`false`],
  ])('by %s it finds exactly what the filter says, and so does an export', async (_name, filter, where) => {
    const found = await allPages(filter, 50);
    expect(found.length).toBe(await counted(where));
    const exported = await store.withTenant(tenant, 'read', async (tx) => {
      const head = await chainHead(tx);
      return readForExport(tx, { after: 0, upTo: head.sequence, filter, hidden: [] });
    });
    expect(exported.map(({ record }) => record.id).toSorted()).toEqual(found.map(({ id }) => id).toSorted());
  });

  test('words are found whatever their capitals, and pattern characters mean themselves', async () => {
    expect((await allPages({ text: 'pr-17 100%' }, 50)).length).toBeGreaterThan(0);
    expect((await allPages({ text: 'ÜNÏCÖDÉ 239"' }, 50)).length).toBe(1);
    expect(await allPages({ text: '100_' }, 50)).toEqual([]);
    expect(await allPages({ text: '%%' }, 50)).toEqual([]);
  });

  test.each<[string, string, ReturnType<typeof sql>]>([
    [
      'by or to whoever is called so',
      'NOE\u0301MIE',
      sql`actor = ${nora}::uuid or (target_type = 'remit.Member' and target_id = ${nora})`,
    ],
    ['with both of two names', 'noémie tomasz', sql`actor = ${tom}::uuid and target_id = ${nora}`],
    [
      'by a name and what was done',
      'tomasz approved',
      sql`actor = ${tom}::uuid and action = 'request.approved'`,
    ],
    ['by a name with a sign that patterns have', '50%', sql`actor = ${tom}::uuid`],
    ['by a name that nobody has', 'noémiex', sql`false`],
  ])('words find what happened %s', async (_name, text, where) => {
    expect((await allPages({ text }, 50)).length).toBe(await counted(where));
  });

  test('an export has what a name finds', async () => {
    const text = 'noémie tomasz';
    const found = await allPages({ text }, 50);
    const exported = await store.withTenant(tenant, 'read', async (tx) => {
      const head = await chainHead(tx);
      return readForExport(tx, { after: 0, upTo: head.sequence, filter: { text }, hidden: [] });
    });
    expect(exported.map(({ record }) => record.id)).toEqual(found.map(({ id }) => id));
    expect(exported.length).toBe(1);
  });

  test('no word finds what the reader does not see', async () => {
    expect((await allPages({ text: 'canary' }, 100)).length).toBe(count);
    expect(await allPages({ text: 'canary' }, 100, ['payee'])).toEqual([]);
    expect((await allPages({ text: 'pr-17' }, 100, ['payee'])).length).toBeGreaterThan(0);
  });

  test('no word finds what a grant was compared with, once a field is hidden', async () => {
    const found = { type: 'money', minor: 987_654_321, currency: 'EUR' };
    const tried = [{ permits: false, failure: { clause: 'limit', limit: { ...found, minor: 5 }, found } }];
    await store.withTenant(tenant, 'write', (tx) =>
      tx.rows(sql`
        insert into remit.audit_event (tenant_id, action, target_type, outcome, because, details, correlation_id)
        values (${tenant}, 'request.approved', 'fin.PaymentRequest', 'deny',
          ${JSON.stringify([
            { kind: 'no-grant', tried },
            { kind: 'forbidden', because: 'Quarter end' },
          ])}::jsonb, '{}',
          gen_random_uuid())`),
    );
    expect((await allPages({ text: '987654321' }, 50)).length).toBe(1);
    expect(await allPages({ text: '987654321' }, 50, ['amount'])).toEqual([]);
    expect((await allPages({ text: 'quarter end' }, 50, ['amount'])).length).toBe(1);
  });

  test('the histogram counts each event once', async () => {
    const histogram = await store.withTenant(tenant, 'read', (tx) =>
      auditHistogram(tx, {}, Date.now() + 1_000),
    );
    const sum = histogram.buckets.reduce((total, { events }) => total + events, 0);
    expect(sum).toBe(await counted(sql`true`));
    const denied = histogram.buckets.reduce((total, bucket) => total + bucket.denied, 0);
    expect(denied).toBe(await counted(sql`outcome = 'deny'`));
    expect(histogram.buckets.length).toBeLessThanOrEqual(61);
  });

  test('the histogram counts what the list shows, wherever a period begins and ends', async () => {
    const found = await store.withTenant(tenant, 'read', (tx) =>
      tx.rows<{ at: number }>(
        sql`select distinct floor(extract(epoch from at) * 1000)::float8 as at from remit.audit_event`,
      ),
    );
    const all = found.map(({ at }) => at).toSorted((one, other) => one - other);
    const times = [0, 0.3, 0.7, 1].map((share) => all[Math.floor(share * (all.length - 1))] ?? 0);
    expect(all.length).toBeGreaterThan(1);
    for (const from of times) {
      for (const until of times) {
        const filter = { from, until };
        const { buckets } = await store.withTenant(tenant, 'read', (tx) =>
          auditHistogram(tx, filter, Date.now()),
        );
        const counts = buckets.reduce((total, { events }) => total + events, 0);
        expect({ filter, counts }).toEqual({ filter, counts: (await allPages(filter, 100)).length });
      }
    }
  });

  test.each<[string, ReturnType<typeof sql>, RegExp]>([
    ['time', sql`e.at < now()`, /Index Cond: .*\bat </],
    ['actor', sql`e.actor = ${nora}::uuid`, /Index Cond: .*\bactor =/],
    ['action', sql`e.action = 'policy.published'::text collate "C"`, /Index Cond: .*\baction =/],
    ['stream', sql`e.stream = 'access'::text collate "C"`, /Index Cond: .*\bstream =/],
    ['outcome', sql`e.outcome = 'deny'::text collate "C"`, /Index Cond: .*\boutcome =/],
    ['target', sql`e.target_id = 't3'::text`, /Index Cond: .*\btarget_id =/],
    ['call', sql`e.correlation_id = ${correlation}::uuid`, /Index Cond: .*\bcorrelation_id =/],
  ])('by %s an index answers behind the wall', async (name, where, condition) => {
    const plan = await store.withTenant(tenant, 'read', async (tx) => {
      await planAnew(tx);
      // Without an index that has both, the condition would be a filter on some other one. A call is few events.
      if (name !== 'call') await tx.rows(sql`set local enable_sort = off`);
      return tx.rows<Record<string, string>>(sql`
        explain (costs off) select e.id from remit.audit_event e
        where e.tenant_id = ${tx.tenantId} and ${where}
        ${name === 'call' ? sql`` : sql`order by e.tenant_id, e.at desc limit 50`}`);
    });
    expect(plan.map((line) => Object.values(line)[0] ?? '').join('\n')).toMatch(condition);
  });
});
