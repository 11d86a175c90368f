import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { happenedByRemit } from '@remit/audit/happened-by-remit';
import type { PolicyDocument } from '@remit/policy/document';
import { makeTestTenant, openTestStore } from '@remit/testkit/postgres';
import { writeAudit } from '../audit/audit-log.ts';
import type { Store } from '../open-store.ts';
import {
  listPolicyVersions,
  loadPolicyVersion,
  type NewPolicyVersion,
  publishPolicyVersion,
} from './policy-versions.ts';
import { loadStanding } from '../standing.ts';
import type { TenantId } from '../tenant-id.ts';

let store: Store;
let tenant: TenantId;
const author = randomUUID();

beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());
beforeEach(async () => {
  tenant = (await makeTestTenant(store)).id;
  await store.withTenant(tenant, 'write', (tx) =>
    tx.rows(sql`
      insert into remit.member (tenant_id, id, person, name, email)
      values (${tenant}, ${author}, ${author}, 'Ann', 'ann@example.com')`),
  );
});

const document: PolicyDocument = {
  modules: [{ name: 'crm', label: 'Customers “CRM” \u{1f600}' }],
  resources: [],
  sets: [],
  roles: [{ name: 'Reader', grants: [{ actions: ['read'], on: ['crm.Account'] }] }],
  folderScopes: [],
  rowPolicies: [],
  fieldRules: [],
  rules: [],
  exclusions: [],
  approvals: [],
  guards: [],
  tests: [],
  comments: [],
};

function next(basedOn: number, reason = 'because'): NewPolicyVersion {
  return { document, basedOn, hash: 'a'.repeat(64), effectHash: 'b'.repeat(64), author, reason };
}

function publish(version: NewPolicyVersion): Promise<number> {
  return store.withTenant(tenant, 'write', (tx) => publishPolicyVersion(tx, version));
}

test('a published document decides from then on, and comes back as it was', async () => {
  expect(await publish(next(0))).toBe(1);
  const [found, standing] = await store.withTenant(tenant, 'read', (tx) =>
    Promise.all([loadPolicyVersion(tx, 1), loadStanding(tx, author)]),
  );
  expect(standing?.policyVersion).toBe(1);
  expect(found).toMatchObject({
    version: 1,
    basedOn: 0,
    hash: 'a'.repeat(64),
    author,
    reason: 'because',
    document,
  });
  expect(Math.abs((found?.publishedAt ?? 0) - Date.now())).toBeLessThan(60_000);
});

test('versions are numbered one by one, listed newest first, and one that is not there is null', async () => {
  for (const [basedOn, reason] of [
    [0, 'first'],
    [1, 'second'],
    [2, 'third'],
  ] as const)
    await publish(next(basedOn, reason));
  const [list, missing] = await store.withTenant(tenant, 'read', (tx) =>
    Promise.all([listPolicyVersions(tx), loadPolicyVersion(tx, 4)]),
  );
  expect(list.map(({ version, reason }) => `${version} ${reason}`)).toEqual([
    '3 third',
    '2 second',
    '1 first',
  ]);
  expect(missing).toBeNull();
});

test('a base that has moved is refused, and nothing is published', async () => {
  await publish(next(0));
  await expect(publish(next(0))).rejects.toMatchObject({
    code: 'conflict',
    publicMessage: 'this draft is based on version 0, and version 1 has been published since',
  });
  expect(await store.withTenant(tenant, 'read', listPolicyVersions)).toHaveLength(1);
});

test('of many who publish on one base at once exactly one does', async () => {
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => publish(next(0))));
  const codes = outcomes.map((outcome) =>
    outcome.status === 'fulfilled' ? outcome.value : (outcome.reason as { code: string }).code,
  );
  expect(codes.toSorted((a, b) => String(a).localeCompare(String(b)))).toEqual([
    1,
    ...Array.from({ length: 7 }, () => 'conflict'),
  ]);
});

test('an audit event stands or falls with the change it tells of, under the database’s clock', async () => {
  const event = {
    ...happenedByRemit(randomUUID()),
    actor: author,
    action: 'policy.published',
    target: { type: 'remit.Policy', id: '1' },
    outcome: 'allow',
    because: [{ kind: 'state', because: 'a “quoted” reason\n' }],
    details: { version: 1, basedOn: 0, hash: 'h', effectHash: null, reason: '=cmd()' },
  } as const;
  await store.withTenant(tenant, 'write', (tx) => writeAudit(tx, event));
  const lost = store.withTenant(tenant, 'write', async (tx) => {
    await writeAudit(tx, { ...event, correlationId: randomUUID() });
    throw new Error('denied');
  });
  await expect(lost).rejects.toThrow('denied');
  const rows = await store.withTenant(tenant, 'read', (tx) =>
    tx.rows(sql`
      select actor, action, target_type, target_id, outcome, because, details, correlation_id,
        abs(extract(epoch from clock_timestamp() - at)) < 60 as recent
      from remit.audit_event where action = 'policy.published'`),
  );
  expect(rows).toEqual([
    {
      actor: author,
      action: event.action,
      target_type: 'remit.Policy',
      target_id: '1',
      outcome: 'allow',
      because: event.because,
      details: event.details,
      correlation_id: event.correlationId,
      recent: true,
    },
  ]);
});
