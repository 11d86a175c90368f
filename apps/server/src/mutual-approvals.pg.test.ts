import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { loadDirectoryKnown, loadPolicyInForce } from '@remit/api/policy/load-policy';
import type { Environment } from '@remit/policy/check';
import { decide } from '@remit/policy/decide';
import { planRows } from '@remit/policy/plan-rows';
import { columnsOf } from '@remit/policy-sql/columns';
import { compileRowFilter } from '@remit/policy-sql/row-filter';
import { approvedFor, favoursOf } from '@remit/store/requests/mutual-approvals';
import { readRecords } from '@remit/store/records/records';
import { holdTenantStanding } from '@remit/store/tenants/tenant-standing';
import { testStoreOptions } from '@remit/testkit/postgres';
import postgres from 'postgres';
import { beforeAll, expect, test } from 'vitest';
import { requestClock } from './request-clock.ts';
import { publishChanged } from './testing/approval-tenant.ts';
import { favourTenant, noFavours } from './testing/favour-tenant.ts';
import { serveTenantMade } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';
import { waitersOn } from './testing/waiters-on.ts';

const on = 'fin.PaymentRequest';
/** Of two who may approve for each other: who did, and who therefore may not. */
let giver: Caller;
let taker: Caller;
let waiting: string;
let alice: string;

const { served, tenant } = await serveTenantMade((server) => favourTenant(server, ['tom']));

beforeAll(async () => {
  await publishChanged(await tenant.signIn('nora'), (document) => ({
    ...document,
    exclusions: [...document.exclusions, noFavours],
  }));
  [giver, taker] = [await tenant.signIn('alice'), await tenant.signIn('tom')];
  alice = giver.memberId;
});

const requestOf = ({ memberId }: Caller, purpose = 'Gloves') => {
  const place = memberId === alice ? '/sales/emea' : '/operations/production';
  return { purpose, amount: { minor: 10_000, currency: 'EUR' }, department: place, folder: place };
};

test('of two who approve for each other at the same moment one does, and the other is told why not', async () => {
  const sent = await Promise.all([giver, taker].map((each) => each.call('requests.submit', requestOf(each))));
  expect(sent.map(({ error }) => error)).toEqual([null, null]);
  const [ofGiver = '', ofTaker = ''] = sent.map(({ data }) => data.id);
  const [byGiver, byTaker] = await Promise.all([
    giver.call('requests.approve', { id: ofTaker, revision: 1 }),
    taker.call('requests.approve', { id: ofGiver, revision: 1 }),
  ]);
  expect(new Set([byGiver.status, byTaker.status])).toEqual(new Set([200, 403]));
  waiting = ofGiver;
  if (byTaker.status === 200) [giver, taker, waiting] = [taker, giver, ofTaker];
  const refused = byGiver.status === 403 ? byGiver : byTaker;
  expect(refused.error?.message).toBe(
    'Nobody may approve for whoever approved for them in the last 30 days, and whoever asks here approved for you.',
  );
});

test('what somebody approves for one person waits for nothing that they approve for another', async () => {
  const others = await Promise.all(['nora', 'sana'].map(tenant.signIn));
  const boots = { ...requestOf(giver, 'Boots'), department: '/it', folder: '/it' };
  const sent = await Promise.all(others.map((each) => each.call('requests.submit', boots)));
  expect(sent.map(({ error }) => error)).toEqual([null, null]);
  const [held = '', free = ''] = sent.map(({ data }) => data.id);
  const server = postgres(testStoreOptions().databaseUrl, { max: 1 });
  const [locked, go] = [Promise.withResolvers<number>(), Promise.withResolvers<void>()];
  const holding = served.store.withTenant(tenant.id, 'write', async (tx) => {
    const [own] = await tx.rows<{ pid: number }>(sql`
      select pg_backend_pid() as pid from fin.payment_request where id = ${held} for update`);
    locked.resolve(own?.pid ?? 0);
    await go.promise;
  });
  const pid = await locked.promise;
  const first = giver.call('requests.approve', { id: held, revision: 1 });
  await expect.poll(async () => (await waitersOn(server, [pid])).length, { timeout: 20_000 }).toBe(1);
  const second = await giver.call('requests.approve', { id: free, revision: 1 });
  expect(second).toMatchObject({ error: null, data: { status: 'approved' } });
  go.resolve();
  await holding;
  expect(await first).toMatchObject({ error: null, data: { status: 'approved' } });
  await server.end();
});

test('whoever took a favour is waited for no more: not on what waits, not before the next is sent', async () => {
  const { data: seen } = await taker.call('requests.get', { id: waiting });
  expect(seen.approve).toMatchObject({ allowed: false });
  expect((await taker.call('requests.inbox')).data.mine.map(({ id }) => id)).not.toContain(waiting);
  await requestClock(served.services).turn(tenant.id, () => false);
  const waitedFor = await tenant.rows<{ member: string }>(sql`
    select member_id as member from fin.payment_request_waiting where record_id = ${waiting}`);
  expect(waitedFor.length).toBeGreaterThan(0);
  expect(waitedFor.map(({ member }) => member)).not.toContain(taker.memberId);
  const { data: preview } = await giver.call('requests.preview', requestOf(giver, 'Others'));
  expect(preview.deciders.map(({ person }) => person.id)).not.toContain(taker.memberId);
});

test('the list and each single decision agree on who may approve what', async () => {
  await giver.call('requests.submit', requestOf(giver, 'Goggles'));
  const counted = await served.store.withTenant(tenant.id, 'write', async (tx) => {
    const standing = await holdTenantStanding(tx);
    if (standing === null) throw new Error('the tenant has no policy');
    const { compiled } = await loadPolicyInForce(tx, standing.policyVersion);
    const directory = await loadDirectoryKnown(tx, standing.directoryRevision);
    const type = compiled.types.get(on);
    if (type === undefined) throw new Error('the sample has no payment requests');
    const environment: Environment = { now: standing.now, met: ['comment'], attributes: {}, timeZone: 'UTC' };
    const rows = await tx.rows<{ id: string }>(
      sql`select id from fin.payment_request where status = 'waiting'`,
    );
    const records = await readRecords(
      tx,
      type,
      rows.map(({ id }) => id),
    );
    const counts: number[] = [];
    for (const { memberId } of [giver, taker]) {
      const subject = directory.subject(memberId);
      if (subject === null) throw new Error(`${memberId} is no member`);
      const filter = planRows(compiled, subject, 'approve', on, environment);
      const listed = await tx.rows<{ id: string }>(sql`
        select "record"."id" from ${columnsOf(type).from}
        where "record"."status" = 'waiting' and (${compileRowFilter(filter, columnsOf(type))})`);
      const decided = records.filter(
        (resource) =>
          decide(compiled, { subject, action: 'approve', resource, environment }).outcome === 'allow',
      );
      expect(listed.map(({ id }) => id).toSorted()).toEqual(decided.map(({ id }) => id ?? '').toSorted());
      counts.push(listed.length);
    }
    return counts;
  });
  expect(Math.max(...counted)).toBeGreaterThan(0);
});

test('what was sent in somebody’s place is a favour to both, and by both', async () => {
  const [sender, submitter] = [randomUUID(), randomUUID()];
  const [approver, before] = [randomUUID(), randomUUID()];
  const [theirs, earlier] = [randomUUID(), randomUUID()];
  for (const [at, record] of [theirs, earlier].entries())
    await tenant.rows(sql`
      insert into fin.payment_request (tenant_id, id, folder, number, purpose, amount_minor, amount_currency, department,
        status, submitted_at)
      select tenant_id, ${record}, '/', ${`S-${at}`}, 'Sent', 1, 'EUR', '/operations/production', 'approved', now()
      from remit.tenant`);
  const happened = (record: string, sequence: number, action: string, person: string, of: string | null) =>
    tenant.rows(sql`
      insert into fin.payment_request_event
        (tenant_id, record_id, sequence, at, action, person, lent_by, on_behalf_of)
      select tenant_id, ${record}, ${sequence}::int, now(), ${action}, ${person}::uuid, ${of}::uuid,
        case when ${of}::uuid is not null then ${alice}::uuid end
      from remit.tenant`);
  await happened(earlier, 1, 'submit', before, null);
  await happened(earlier, 2, 'approve', submitter, null);
  await happened(theirs, 1, 'submit', sender, submitter);
  const [asked] = await served.store.withTenant(tenant.id, 'write', async (tx) => {
    const standing = await holdTenantStanding(tx);
    const { compiled } = await loadPolicyInForce(tx, standing?.policyVersion ?? 0);
    const type = compiled.types.get(on);
    return type === undefined ? [] : readRecords(tx, type, [theirs]);
  });
  // Neither of the two did it but the one who is asked for, and that counts for what both ask.
  expect(asked?.history).toEqual([
    { action: 'favour', person: before },
    { action: 'submit', person: sender },
    { action: 'submit', person: submitter },
  ]);
  await happened(theirs, 2, 'approve', approver, null);
  const taken = await served.store.withTenant(tenant.id, 'read', (tx) =>
    favoursOf(tx, [approver], ['favour']),
  );
  expect(new Set(taken.map(({ person }) => person))).toEqual(new Set([sender, submitter]));
  const counted = await served.store.withTenant(tenant.id, 'read', (tx) =>
    Promise.all([sender, submitter, before].map((each) => approvedFor(tx, each, approver))),
  );
  expect(counted).toEqual([1, 1, 0]);
});

test('a favour is forgotten after 30 days, or after as many as the rule says', async () => {
  const [sender, approver] = [randomUUID(), randomUUID()];
  const record = randomUUID();
  await tenant.rows(sql`
    insert into fin.payment_request (tenant_id, id, folder, number, purpose, amount_minor, amount_currency, department,
      status, submitted_at)
    select tenant_id, ${record}, '/', 'F-1', 'Old', 1, 'EUR', '/operations/production', 'approved', now()
    from remit.tenant`);
  const favours = (...names: readonly string[]) =>
    served.store.withTenant(tenant.id, 'read', (tx) => favoursOf(tx, [approver], names));
  const happened = (sequence: number, action: string, person: string, days: number) =>
    tenant.rows(sql`
      insert into fin.payment_request_event (tenant_id, record_id, sequence, at, action, person)
      select tenant_id, ${record}, ${sequence}::int, now() - make_interval(days => ${days}::int), ${action}, ${person}::uuid
      from remit.tenant`);
  await happened(1, 'submit', sender, 40);
  await happened(2, 'approve', approver, 31);
  expect(await favours('favour', 'favour_31_days')).toEqual([]);
  const long = { action: 'favour_32_days', person: sender };
  expect(await favours('favour', 'favour_32_days')).toEqual([long]);
  await happened(3, 'approve', approver, 29);
  expect(await favours('favour')).toEqual([{ action: 'favour', person: sender }]);
  expect(await favours('favour_29_days')).toEqual([]);
});
