import type { PolicyDocument } from '@remit/policy/document';
import { sql } from 'drizzle-orm';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { assignRole } from './testing/assign-role.ts';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';

let served: Served | null = null;
let tenant: ServedTenant;
let nora: Caller;
let alice: Caller;

beforeEach(async () => {
  served ??= await serveSample();
  tenant = await served.addTenant();
  [nora, alice] = [await tenant.signIn('nora'), await tenant.signIn('alice')];
});

afterAll(() => served?.close());

/** SalesRep may no longer create or update contracts, and no longer sees their margin. */
function narrowSalesRep(document: PolicyDocument): PolicyDocument {
  return {
    ...document,
    roles: document.roles.map((role) =>
      role.name === 'SalesRep'
        ? {
            ...role,
            grants: role.grants.filter(
              ({ on, actions }) => !(on?.includes('crm.Contract') === true && actions.includes('update')),
            ),
          }
        : role,
    ),
    fieldRules: document.fieldRules.map((rule) =>
      rule.field === 'margin'
        ? { ...rule, visible: rule.visible?.filter((role) => role !== 'SalesRep') ?? [] }
        : rule,
    ),
  };
}

async function drafted(change: (document: PolicyDocument) => PolicyDocument) {
  const { data } = await nora.call('policy.current');
  const draft = { basedOn: data.version, document: change(data.document), member: alice.memberId };
  const preview = await nora.call('policy.preview', draft);
  if (!preview.data.valid) throw new Error(JSON.stringify(preview.data.problems));
  const { impact } = preview.data;
  return { impact, draft: { ...draft, effectHash: impact.effectHash, reason: 'Margins are for finance' } };
}

test('the preview says what Alice loses, counted in the tables, and changes nothing', async () => {
  const before = await tenant.auditCount();
  const { impact } = await drafted(narrowSalesRep);
  const update = impact.actions.find(({ type, action }) => type === 'crm.Contract' && action === 'update');
  const [counted] = await tenant.rows<{ own: number; kept: number }>(sql`
    select count(*)::int as own, count(*) filter (where folder = '/sales/emea/dach' or folder like '/sales/emea/dach/%')::int as kept
    from crm.contract where owner = ${alice.memberId} and status <> 'ended' and (folder = '/sales/emea' or folder like '/sales/emea/%')`);
  expect(update).toMatchObject({ change: 'narrower', gained: 0 });
  expect(update?.before).toBeGreaterThan(update?.after ?? 0);
  expect(update?.lost).toBe((update?.before ?? 0) - (update?.after ?? 0));
  expect(update?.lost).toBe((counted?.own ?? 0) - (counted?.kept ?? 0));
  expect(update?.cells.find(({ folder }) => folder === '/sales/emea/dach')).toMatchObject({
    change: 'keeps',
    through: ['Sales lead'],
  });
  const margin = impact.fields.find(({ field }) => field === 'margin');
  const readable = (await alice.call('records.list', { type: 'crm.Contract', limit: 1 })).data.readable;
  expect(margin).toMatchObject({ change: 'loses', before: 'readable', after: 'hidden', recordsAfter: 0 });
  expect(margin?.recordsBefore).toBe(readable);
  expect(impact.fields).toHaveLength(1);
  // Looking at what somebody else may do is on record; nothing else happened.
  expect(await tenant.auditCount()).toBe(before + 1);
  expect((await nora.call('policy.current')).data.version).toBe(1);
});

test('the very next call after publishing obeys, in the session that was open before', async () => {
  const list = async () => (await alice.call('records.list', { type: 'crm.Contract', limit: 5 })).data;
  expect((await list()).columns.find(({ field }) => field === 'margin')?.visibility).toBe('readable');
  const published = await nora.call('policy.publish', (await drafted(narrowSalesRep)).draft);
  expect(published.data).toEqual({ version: 2 });
  const after = await list();
  expect(after.columns.find(({ field }) => field === 'margin')?.visibility).toBe('hidden');
  expect(after.rows).toHaveLength(5);
  for (const row of after.rows) {
    expect(row.fields).not.toHaveProperty('margin');
    expect(row.hidden).toContain('margin');
  }
  expect(after.policyVersion).toBe(2);
});

test('publishing writes one version and one audit event, together', async () => {
  const { draft } = await drafted(narrowSalesRep);
  const before = await tenant.auditCount();
  await nora.call('policy.publish', draft);
  expect(await tenant.auditCount()).toBe(before + 1);
  const [event] = await tenant.rows<Record<string, unknown>>(
    sql`select actor, action, outcome, details from remit.audit_event order by id desc limit 1`,
  );
  expect(event).toMatchObject({
    actor: nora.memberId,
    action: 'policy.published',
    outcome: 'allow',
    details: { version: 2, basedOn: 1, effectHash: draft.effectHash, reason: 'Margins are for finance' },
  });
});

test('a draft whose base moved is refused, saying who published and when', async () => {
  const [{ draft: mine }, { draft: theirs }] = [await drafted(narrowSalesRep), await drafted(narrowSalesRep)];
  await nora.call('policy.publish', theirs);
  const reply = await nora.call('policy.publish', mine);
  expect([reply.status, reply.error?.code]).toEqual([409, 'conflict']);
  expect(reply.error?.sentences[0]).toMatch(
    /^Nora Lindqvist published version 2 at \d{4}-.*Margins are for finance$/,
  );
  const preview = await nora.call('policy.preview', {
    basedOn: mine.basedOn,
    document: mine.document,
    member: mine.member,
  });
  expect(preview.status).toBe(409);
});

test('of two who publish on one base at once, one does', async () => {
  const { draft } = await drafted(narrowSalesRep);
  const replies = await Promise.all([1, 2, 3].map(() => nora.call('policy.publish', draft)));
  expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
  expect((await nora.call('policy.current')).data.version).toBe(2);
});

test('records that moved since the preview make another effect, and that is not published unseen', async () => {
  const { draft } = await drafted(narrowSalesRep);
  const before = await tenant.auditCount();
  await tenant.rows(sql`update crm.contract set owner = ${nora.memberId} where id =
    (select id from crm.contract where owner = ${alice.memberId} and status <> 'ended' and folder like '/sales/emea/f%' limit 1)`);
  const reply = await nora.call('policy.publish', draft);
  expect([reply.status, reply.error?.message]).toEqual([
    409,
    'the effect is no longer the one you accepted; look at it again',
  ]);
  expect(await tenant.auditCount()).toBe(before + 1);
  expect((await nora.call('policy.current')).data.version).toBe(1);
});

test('nobody widens their own access by their own hand', async () => {
  const { draft } = await drafted((document) => ({
    ...document,
    roles: document.roles.map((role) =>
      role.name === 'Employee'
        ? { ...role, grants: [...role.grants, { actions: ['read'], on: ['hr.Employee'] }] }
        : role,
    ),
  }));
  const before = await tenant.auditCount();
  const reply = await nora.call('policy.publish', draft);
  expect([reply.status, reply.error?.message]).toEqual([
    403,
    'this draft widens your own access; a second person must publish what does',
  ]);
  expect((await nora.call('policy.current')).data.version).toBe(1);
  expect(await tenant.auditCount()).toBe(before + 1);
});

test('a draft under which nobody could administer any more is refused', async () => {
  const { draft } = await drafted((document) => ({
    ...document,
    roles: document.roles.map((role) => ({
      ...role,
      grants: role.grants.filter(({ on }) => on?.includes('remit.Policy') !== true),
    })),
  }));
  const reply = await nora.call('policy.publish', draft);
  expect(reply.status).toBe(403);
  expect(reply.error?.message).toContain('leave at least one administrator');
});

test('a draft under which nobody could administer from next month on is refused, with the instant', async () => {
  const until = new Date(Date.now() + 30 * 86_400_000);
  await tenant.rows(sql`update remit.member set valid_until = ${until.toISOString()}::timestamptz
    where id in (select member_id from remit.assignment where role = 'TenantAdmin')`);
  nora = await tenant.signIn('nora');
  alice = await tenant.signIn('alice');
  const reply = await nora.call('policy.publish', (await drafted(narrowSalesRep)).draft);
  expect(reply.status).toBe(403);
  expect(reply.error?.message).toContain(until.toISOString().slice(0, 16));
});

test('a draft whose own conditions end all administering at some time is refused, with the instant', async () => {
  const until = Date.now() + 30 * 86_400_000;
  const { draft } = await drafted((document) => ({
    ...document,
    roles: document.roles.map((role) => ({
      ...role,
      grants: role.grants.map((grant) =>
        grant.on?.includes('remit.Policy') === true
          ? {
              ...grant,
              where: {
                kind: 'compare',
                operator: '<',
                left: { kind: 'now' },
                right: { kind: 'literal', value: { type: 'instant', value: until } },
              } as const,
            }
          : grant,
      ),
    })),
  }));
  const reply = await nora.call('policy.publish', draft);
  expect(reply.status).toBe(403);
  expect(reply.error?.message).toContain(new Date(until).toISOString());
});

test('a draft that keeps apart two roles that somebody holds is refused, naming the roles', async () => {
  const { draft } = await drafted((document) => ({
    ...document,
    exclusions: [
      ...document.exclusions,
      { kind: 'roles', name: 'SellOrLead', roles: ['SalesRep', 'SalesLead'] },
    ],
  }));
  const reply = await nora.call('policy.publish', draft);
  expect(reply.status).toBe(403);
  expect(reply.error?.message).toContain('`SalesRep` and `SalesLead`, which `SellOrLead` keeps apart');
  expect((await nora.call('policy.current')).data.version).toBe(draft.basedOn);
});

test('what is no policy is told in words, with where it stands', async () => {
  const { data } = await nora.call('policy.current');
  const document = {
    ...data.document,
    fieldRules: [...data.document.fieldRules, { type: 'crm.Contract', field: 'margn', visible: ['Finance'] }],
  };
  const preview = await nora.call('policy.preview', { basedOn: 1, document, member: alice.memberId });
  expect(preview.data.valid).toBe(false);
  if (!preview.data.valid) expect(JSON.stringify(preview.data.problems)).toContain('margin');
});

test.each<[string, (document: PolicyDocument) => PolicyDocument]>([
  [
    'a column that no type declares',
    (document) => ({
      ...document,
      resources: document.resources.map((type) =>
        type.name === 'crm.Contract'
          ? { ...type, fields: [...type.fields, { name: 'tenant_id', type: 'text', label: 'Tenant' }] }
          : type,
      ),
    }),
  ],
  [
    'a table that no type declares',
    (document) => ({
      ...document,
      resources: [
        ...document.resources,
        { name: 'fin.PaymentRequestEvent', label: 'Event', fields: [], actions: [], history: false },
      ],
    }),
  ],
  [
    'a schema of the database itself',
    (document) => ({
      ...document,
      modules: [...document.modules, { name: 'pg_catalog', label: 'Catalog' }],
      resources: [
        ...document.resources,
        { name: 'pg_catalog.PgRoles', label: 'Role', fields: [], actions: [], history: false },
      ],
    }),
  ],
])('a draft cannot reach %s by declaring it', async (_, change) => {
  const { data } = await nora.call('policy.current');
  const draft = { basedOn: 1, document: change(data.document), member: alice.memberId };
  const preview = await nora.call('policy.preview', draft);
  expect([preview.status, preview.data.valid]).toEqual([200, false]);
  const publish = { ...draft, effectHash: '0'.repeat(64), reason: 'More to see' };
  const reply = await nora.call('policy.publish', publish);
  expect([reply.status, reply.error?.message]).toEqual([400, 'this draft is not a policy yet']);
});

test('whoever reads the policy and may not explain members is not told what a draft does to them', async () => {
  const { data } = await nora.call('policy.current');
  const role = { name: 'Reader', grants: [{ actions: ['read'], on: ['remit.Policy', 'remit.Member'] }] };
  const document: PolicyDocument = { ...data.document, roles: [...data.document.roles, role] };
  const draft = { basedOn: 1, document, member: alice.memberId };
  const preview = await nora.call('policy.preview', draft);
  if (!preview.data.valid) throw new Error(JSON.stringify(preview.data.problems));
  const { effectHash } = preview.data.impact;
  await nora.call('policy.publish', { ...draft, effectHash, reason: 'Readers' });
  const tom = await tenant.signIn('tom');
  await assignRole(tenant, 'Reader', tom.memberId);
  expect((await tom.call('policy.preview', { ...draft, basedOn: 2 })).status).toBe(403);
  expect(
    (await tom.call('policy.preview', { ...draft, basedOn: 2, member: tom.memberId })).data,
  ).toMatchObject({
    valid: true,
  });
});

test('whoever publishes and may not explain members learns nothing of them from a refusal', async () => {
  const role = { name: 'Publisher', grants: [{ actions: ['read', 'publish'], on: ['remit.Policy'] }] };
  const { draft } = await drafted((document) => ({ ...document, roles: [...document.roles, role] }));
  await nora.call('policy.publish', draft);
  const tom = await tenant.signIn('tom');
  await assignRole(tenant, 'Publisher', tom.memberId);
  const { data } = await tom.call('policy.current');
  const publish = {
    basedOn: 2,
    document: narrowSalesRep(data.document),
    member: alice.memberId,
    effectHash: '0'.repeat(64),
    reason: 'Tell me',
  };
  const reply = await tom.call('policy.publish', publish);
  expect([reply.status, reply.error?.code]).toEqual([404, 'not-found']);
  expect(JSON.stringify(reply.error)).not.toContain('Alice');
});

test('whoever only reads policies cannot count records by a condition of their own', async () => {
  const sana = await tenant.signIn('sana');
  const { data } = await sana.call('policy.current');
  const paid = (minor: number) =>
    ({
      kind: 'compare',
      operator: '>',
      left: { kind: 'attribute', of: 'resource', name: 'salary' },
      right: { kind: 'literal', value: { type: 'money', minor, currency: 'EUR' } },
    }) as const;
  const document: PolicyDocument = {
    ...data.document,
    roles: data.document.roles.map((role) =>
      role.name === 'Employee'
        ? {
            ...role,
            grants: [...role.grants, { actions: ['read'], on: ['hr.Employee'], where: paid(9_000_000) }],
          }
        : role,
    ),
  };
  const before = await tenant.auditCount();
  const reply = await sana.call('policy.preview', { basedOn: 1, document, member: sana.memberId });
  expect([reply.status, reply.error?.code]).toEqual([403, 'forbidden']);
  expect(await tenant.auditCount()).toBe(before + 1);
  const narrowed = { basedOn: 1, document: narrowSalesRep(data.document), member: alice.memberId };
  expect((await sana.call('policy.preview', narrowed)).data).toMatchObject({ valid: true });
});

test('whoever reads the policy and not the members learns how many hold a role, and not who', async () => {
  const { data } = await nora.call('policy.current');
  const role = { name: 'PolicyReader', grants: [{ actions: ['read'], on: ['remit.Policy'] }] };
  const document: PolicyDocument = { ...data.document, roles: [...data.document.roles, role] };
  const draft = { basedOn: 1, document, member: alice.memberId };
  const preview = await nora.call('policy.preview', draft);
  if (!preview.data.valid) throw new Error(JSON.stringify(preview.data.problems));
  const { effectHash } = preview.data.impact;
  await nora.call('policy.publish', { ...draft, effectHash, reason: 'Readers' });
  const before = await tenant.signIn('tom');
  await assignRole(tenant, 'PolicyReader', before.memberId);
  const tom = await tenant.signIn('tom');
  const asked = { role: 'SalesRep' };
  const [toNora, toTom] = [await nora.call('policy.holders', asked), await tom.call('policy.holders', asked)];
  expect(toNora.data.people.map(({ id }) => id)).toContain(alice.memberId);
  expect(toTom.data).toEqual({ role: 'SalesRep', total: toNora.data.total, people: [] });
});

test('an analyst’s look at somebody is on record before the reply, and one at oneself is not', async () => {
  const sana = await tenant.signIn('sana');
  const before = await tenant.auditCount();
  const { data } = await sana.call('people.access', { member: alice.memberId });
  expect(data.types.find(({ type }) => type === 'crm.Contract')?.readable).toBe(
    (await alice.call('records.list', { type: 'crm.Contract' })).data.readable,
  );
  expect(await tenant.auditCount()).toBe(before + 1);
  await alice.call('people.access', { member: alice.memberId });
  expect(await tenant.auditCount()).toBe(before + 1);
});
