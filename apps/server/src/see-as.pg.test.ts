import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { type ProcedureName, procedures } from '@remit/api/procedures';
import { compilePolicy } from '@remit/policy/compile';
import { decide } from '@remit/policy/decide';
import type { Environment } from '@remit/policy/check';
import { fieldViews } from '@remit/policy/fields';
import type { Subject } from '@remit/policy/subject';
import { subjectOf } from '@remit/policy/subject-of';
import { loadDirectory } from '@remit/store/directory/directory';
import { listPolicyVersions, loadPolicyVersion } from '@remit/store/policy/policy-versions';
import { readRecords } from '@remit/store/records/records';
import { assignRole } from './testing/assign-role.ts';
import { serveTenant } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

/** The tenant as a member of it is seen. */
const as = ({ memberId }: Pick<Caller, 'memberId'>): string => `${tenant.slug}~${memberId}`;

const { served, tenant, alice, henrik, nora, tom } = await serveTenant('alice', 'henrik', 'nora', 'tom');

beforeAll(async () => {
  // Somebody who sells, sees files of employees through a pattern here and there, and may look on.
  await assignRole(tenant, 'SecurityAnalyst', alice.memberId);
  await assignRole(tenant, 'HRPartner', alice.memberId);
});

async function begin(asker: Caller, person: Pick<Caller, 'memberId'>): Promise<number> {
  const { data, error } = await asker.call('seeAs.begin', { member: person.memberId });
  expect(error).toBeNull();
  return data.until;
}

interface Told {
  readonly action: string;
  readonly outcome: string;
  readonly actor: string;
  readonly target_id: string;
  readonly on_behalf_of: string | null;
}
const told = (): Promise<readonly Told[]> =>
  tenant.rows<Told>(sql`
    select action, outcome, actor, target_id, on_behalf_of from remit.audit_event
    where action <> 'session.entered' order by id desc limit 2`);

test('it begins with one event that names both, each call is one, and leaving is one more', async () => {
  const before = await tenant.auditCount();
  const until = await begin(alice, henrik);
  expect(until - Date.now()).toBeGreaterThan(29 * 60_000);
  expect(until - Date.now()).toBeLessThan(31 * 60_000);
  const named = { actor: alice.memberId, target_id: henrik.memberId, outcome: 'allow' };
  expect((await told())[0]).toMatchObject({ ...named, action: 'see-as.begun' });
  const seen = await alice.call('me.get', undefined, as(henrik));
  expect(seen.data).toMatchObject({
    person: { id: henrik.memberId },
    seenBy: { until },
    tenant: { slug: as(henrik) },
    rooms: { inbox: { allowed: true }, submit: { allowed: false } },
  });
  expect((await told())[0]).toMatchObject({ ...named, action: 'see-as.looked' });
  expect((await alice.call('me.get')).data).toMatchObject({ person: { id: alice.memberId }, seenBy: null });
  await alice.call('seeAs.end', { member: henrik.memberId });
  expect((await told())[0]).toMatchObject({ ...named, action: 'see-as.ended' });
  expect(await tenant.auditCount()).toBe(before + 3);
  const over = await alice.call('me.get', undefined, as(henrik));
  expect(over.error).toMatchObject({ code: 'precondition' });
});

test('an address that names somebody opens nothing to whoever has not begun in this session', async () => {
  await begin(alice, henrik);
  const elsewhere = await tenant.signIn('alice');
  for (const caller of [elsewhere, nora, tom]) {
    const reply = await caller.call('me.get', undefined, as(henrik));
    expect(reply.error).toMatchObject({ code: 'precondition' });
  }
  const nobody = await alice.call('me.get', undefined, `${tenant.slug}~${randomUUID()}`);
  expect(nobody.error).toMatchObject({ code: 'precondition' });
  // Where another begins, the one before is over.
  await begin(alice, tom);
  expect((await alice.call('me.get', undefined, as(henrik))).error?.code).toBe('precondition');
  expect((await alice.call('me.get', undefined, as(tom))).error).toBeNull();
});

test('what has run out is over', async () => {
  await begin(alice, henrik);
  await tenant.rows(sql`
    with was as (delete from remit.see_as where asker = ${alice.memberId} returning *)
    insert into remit.see_as (tenant_id, session_id, asker, person, began_at, until)
    select tenant_id, session_id, asker, person, now() - interval '30 minutes', now() - interval '1 second' from was`);
  expect((await alice.call('me.get', undefined, as(henrik))).error?.code).toBe('precondition');
});

test('it is refused, with the reason, of oneself, of who is suspended, of who operates Remit and of strangers', async () => {
  const refusal = async (asker: Caller, member: string) => {
    const { error } = await asker.call('seeAs.begin', { member });
    return [error?.code, error?.message];
  };
  expect(await refusal(alice, alice.memberId)).toEqual([
    'forbidden',
    'This is you: you see everything as yourself already.',
  ]);
  const robin = await tenant.signIn('robin');
  await tenant.rows(sql`update remit.member set status = 'suspended' where id = ${robin.memberId}`);
  const [code, message] = await refusal(alice, robin.memberId);
  expect([code, message]).toEqual([
    'forbidden',
    expect.stringMatching(/ is suspended, and sees nothing here\.$/),
  ]);
  await tenant.rows(sql`update remit.member set status = 'active' where id = ${robin.memberId}`);
  const operate = (operator: boolean) =>
    served.store.withIdentity((tx) =>
      tx.rows(sql`update identity.login set operator = ${operator} where email = ${tenant.emailOf('tom')}`),
    );
  await operate(true);
  expect(await refusal(alice, tom.memberId)).toEqual([
    'forbidden',
    'Their account operates Remit: nobody sees as it.',
  ]);
  await operate(false);
  expect((await refusal(alice, randomUUID()))[0]).toBe('not-found');
  expect((await refusal(tom, henrik.memberId))[0]).toBe('not-found');
  expect((await told())[0]).toMatchObject({ actor: tom.memberId, outcome: 'deny' });
});

test('whoever may no longer is out at the next call', async () => {
  const sana = await tenant.signIn('sana');
  await begin(sana, henrik);
  expect((await sana.call('me.get', undefined, as(henrik))).error).toBeNull();
  const roles = await tenant.rows<{ id: string }>(sql`
    update remit.assignment set role = 'Employee' where member_id = ${sana.memberId} and role = 'SecurityAnalyst'
    returning id`);
  expect(roles.length).toBeGreaterThan(0);
  const { error } = await sana.call('me.get', undefined, as(henrik));
  expect(['forbidden', 'session-ended']).toContain(error?.code);
});

const changes = (Object.keys(procedures) as readonly ProcedureName[]).filter(
  (name) => procedures[name].decided !== 'outside' && procedures[name].mode === 'write',
);

test('everything that changes something is refused, whatever both may, and says why', async () => {
  await begin(nora, henrik);
  for (const name of changes) {
    // Before anything that is sent is looked at.
    const { error } = await nora.call(name, undefined, as(henrik));
    expect([name, error?.code, error?.message]).toEqual([
      name,
      'forbidden',
      'Read-only while you see as Henrik Dahl.',
    ]);
  }
  expect(changes.length).toBeGreaterThan(40);
  expect((await told())[0]).toMatchObject({
    actor: nora.memberId,
    on_behalf_of: henrik.memberId,
    action: 'permission.refused',
  });
});

test("what is somebody's own is shown to nobody who sees as them", async () => {
  await begin(alice, henrik);
  for (const name of ['notices.list', 'delegations.list', 'reviews.list'] as const) {
    const { error } = await alice.call(
      name,
      name === 'notices.list' ? { unread: false } : undefined,
      as(henrik),
    );
    expect([name, error?.code]).toEqual([name, 'forbidden']);
    expect(error?.message).toMatch(/^This is Henrik Dahl's own/);
  }
});

test('a page about administration opens to both or to neither of whoever looks on', async () => {
  const { data } = await nora.call('security.get');
  expect(data.update.allowed).toBe(true);
  await begin(alice, nora);
  const shown = await alice.call('security.get', undefined, as(nora));
  expect(shown.data).toMatchObject({
    update: { allowed: false, reason: 'Read-only while you see as Nora Lindqvist.' },
  });
  // She reads how people sign in, and may not change it: what a change would mean is not hers to see.
  const rules = { allowlist: [], sessionMinutes: null, secondFactor: 'nobody' };
  const { error } = await alice.call('security.preview', rules, as(nora));
  expect(error).toMatchObject({
    code: 'forbidden',
    message: expect.stringMatching(/^You may not see this yourself/),
  });
  const settings = await alice.call('tenant.config', undefined, as(nora));
  expect(settings.error?.code).toBe('forbidden');
  expect((await nora.call('seeAs.begin', { member: alice.memberId })).error).toBeNull();
  // Nora publishes, and reads no contract: through who sells she reads none either.
  const contracts = await nora.call('records.list', { type: 'crm.Contract' }, as(alice));
  expect(contracts.data).toMatchObject({ rows: [], readable: 0 });
});

test('the records and fields of a list are those of the person and of the asker, no more and no fewer', async () => {
  const { document, directory, now } = await served.store.withTenant(tenant.id, 'read', async (tx) => {
    const [clock] = await tx.rows<{ now: number }>(
      sql`select extract(epoch from now())::float8 * 1000 as now`,
    );
    const [published] = await listPolicyVersions(tx);
    const policy = await loadPolicyVersion(tx, published?.version ?? 0);
    if (policy === null) throw new Error('nothing is published');
    return { document: policy.document, directory: await loadDirectory(tx), now: clock?.now ?? 0 };
  });
  const compiled = compilePolicy(document, 1);
  const environment: Environment = { now, met: [], attributes: {}, timeZone: directory.timeZone };
  const subject = (id: string): Subject => {
    const found = subjectOf(directory, id);
    if (found === null) throw new Error(`${id} is nobody`);
    return found;
  };
  const people = await tenant.rows<{ id: string }>(sql`
    select id from remit.member where status = 'active' and valid_until is null and id <> ${alice.memberId}
    order by md5(id::text) limit 4`);
  const shownAt = { hidden: 0, masked: 1, readable: 2, writable: 2 } as const;
  let [narrower, shown, masked] = [0, 0, 0];
  for (const { id } of [{ id: henrik.memberId }, ...people]) {
    await begin(alice, { memberId: id });
    for (const typeName of ['crm.Contract', 'hr.Employee']) {
      const type = compiled.types.get(typeName);
      if (type === undefined) throw new Error(`no ${typeName}`);
      const ids = await tenant.rows<{ id: string }>(
        typeName === 'crm.Contract' ? sql`select id from crm.contract` : sql`select id from hr.employee`,
      );
      const records = await served.store.withTenant(tenant.id, 'read', (tx) =>
        readRecords(
          tx,
          type,
          ids.map((each) => each.id),
        ),
      );
      const both = [subject(id), subject(alice.memberId)];
      const readers = records.filter((resource) => {
        const reads = both.map(
          (each) =>
            decide(compiled, { subject: each, action: 'read', resource, environment }).outcome === 'allow',
        );
        if (reads.includes(true) && reads.includes(false)) narrower += 1;
        return reads.every(Boolean);
      });
      const listed = new Map<string, { readonly hidden: readonly string[]; readonly fields: object }>();
      for (let cursor: string | null | undefined; cursor !== null;) {
        const input = { type: typeName, limit: 100, ...(cursor === undefined ? {} : { cursor }) };
        const { data } = await alice.call('records.list', input, `${tenant.slug}~${id}`);
        expect(data.readable).toBe(readers.length);
        for (const row of data.rows) listed.set(row.id, row);
        cursor = data.next;
      }
      expect([...listed.keys()].toSorted()).toEqual(readers.map((each) => each.id ?? '').toSorted());
      for (const resource of readers) {
        const row = listed.get(resource.id ?? '');
        const views = both.map((each) => fieldViews(compiled, each, resource, environment));
        for (const { name } of type.fields) {
          const least = Math.min(
            ...views.map((view) => shownAt[view.find(({ field }) => field === name)?.visibility ?? 'hidden']),
          );
          const value: unknown = Object.entries(row?.fields ?? {}).find(([field]) => field === name)?.[1];
          const isMask =
            typeof value === 'object' && value !== null && 'type' in value && value.type === 'masked';
          expect([name, row?.hidden.includes(name)]).toEqual([name, least === 0]);
          if ((resource.attributes[name] ?? null) !== null && least > 0)
            expect([name, isMask]).toEqual([name, least === 1]);
          shown += 1;
          if (isMask) masked += 1;
        }
      }
    }
  }
  // A comparison of nothing with nothing would hold as well.
  expect(narrower).toBeGreaterThan(100);
  expect(shown).toBeGreaterThan(50);
  expect(masked).toBeGreaterThan(0);
});
