import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { serveTenant } from './testing/serve-tenant.ts';
import type { Caller } from './testing/serve-sample.ts';

const { tenant, nora } = await serveTenant('nora');

async function groupCalled(name: string): Promise<string> {
  const { groups } = (await nora.call('groups.list')).data;
  const found = groups.find((group) => group.kind === 'group' && group.name === name);
  if (found === undefined) throw new Error(`no group is called ${name}`);
  return found.id;
}

test('a group of groups counts everybody inside once, and says by what way each is in it', async () => {
  const { groups } = (await nora.call('groups.list')).data;
  const sizeOf = (name: string): number => groups.find((group) => group.name === name)?.members ?? 0;
  const id = await groupCalled('Field Sales');
  const { data } = await nora.call('groups.get', { kind: 'group', id });
  expect(data.inside.map(({ name }) => name).toSorted()).toEqual([
    'Field Sales Americas',
    'Field Sales EMEA',
  ]);
  expect(data.members).toBe(sizeOf('Field Sales EMEA') + sizeOf('Field Sales Americas'));
  expect(data.people.every(({ direct, through }) => !direct && through.length === 1)).toBe(true);
  const inner = await nora.call('groups.get', { kind: 'group', id: await groupCalled('Field Sales EMEA') });
  expect(inner.data.around.map(({ name }) => name)).toEqual(['Field Sales']);
  // What the group around it gives, everybody in it has.
  const given = inner.data.assignments.map(({ id: assignment }) => assignment);
  expect(given).toEqual(expect.arrayContaining(data.assignments.map(({ id: assignment }) => assignment)));
});

test('a department has everybody below it, and what is given above it', async () => {
  const { data } = await nora.call('groups.get', { kind: 'department', id: '/sales' });
  expect(data.people.some(({ direct }) => direct)).toBe(true);
  expect(data.people.some(({ direct, through }) => !direct && through.includes('Sales EMEA'))).toBe(true);
});

test('whoever is taken out of a group loses at once what it gave, is one event, and can be put back', async () => {
  const alice = await tenant.signIn('alice');
  const group = await groupCalled('Field Sales EMEA');
  const input = { group, member: alice.memberId };
  const rolesOf = async (): Promise<number> =>
    (await nora.call('people.get', { member: alice.memberId })).data.assignments.length;
  const before = await rolesOf();
  const preview = await nora.call('people.preview', { kind: 'leave', ...input });
  expect(preview.data).toMatchObject({ refusal: null, sessions: expect.any(Number) });
  expect(preview.data.sentences.length).toBeGreaterThan(0);
  expect(await rolesOf()).toBe(before);

  await alice.call('me.get');
  const events = await tenant.auditCount();
  expect((await nora.call('groups.remove', input)).error).toBeNull();
  expect(await tenant.auditCount()).toBe(events + 1);
  expect((await alice.call('me.get')).error?.code).toBe('session-ended');
  expect(await rolesOf()).toBeLessThan(before);
  expect((await nora.call('groups.remove', input)).error?.code).toBe('conflict');
  expect((await nora.call('groups.add', input)).error).toBeNull();
  expect((await nora.call('groups.add', input)).error?.code).toBe('conflict');
  expect(await rolesOf()).toBe(before);
});

test('ending a role of a group says first who loses what, ends it for all of them, and is one event', async () => {
  const id = await groupCalled('Field Sales EMEA');
  const before = (await nora.call('groups.get', { kind: 'group', id })).data;
  const own = before.assignments.find(
    ({ role, through }) => role === 'SalesRep' && through.name === before.name,
  );
  if (own === undefined) throw new Error('the group gives nothing');
  const alice = await tenant.signIn('alice');
  const heldByAlice = async (): Promise<readonly string[]> => {
    const { data } = await nora.call('people.get', { member: alice.memberId });
    return data.assignments.map(({ id: assignment }) => assignment);
  };
  await alice.call('me.get');
  expect(await heldByAlice()).toContain(own.id);

  const preview = (await nora.call('groups.previewEnd', { assignment: own.id })).data;
  expect(preview.refusal).toBeNull();
  expect(Object.values(preview.counts).reduce((sum, count) => sum + count, 0)).toBe(before.members);
  expect(preview.counts.loses).toBeGreaterThan(0);
  expect(preview.people[0]?.result).toBe('loses');
  expect(preview.people.map(({ person }) => person.id)).toContain(alice.memberId);
  expect((await nora.call('groups.get', { kind: 'group', id })).data.assignments).toEqual(before.assignments);

  const stale = { assignment: own.id, effectHash: 'f'.repeat(64) };
  expect((await nora.call('groups.end', stale)).error?.code).toBe('conflict');
  const events = await tenant.auditCount();
  const { effectHash } = preview;
  expect((await nora.call('groups.end', { assignment: own.id, effectHash })).error).toBeNull();
  expect(await tenant.auditCount()).toBe(events + 1);
  const [event] = await tenant.rows(sql`
    select action, details from remit.audit_event where outcome = 'allow' order by id desc limit 1`);
  expect(event).toMatchObject({
    action: 'assignment.ended',
    details: { member: null, holder: { kind: 'group', id }, role: 'SalesRep' },
  });
  // It reaches the very next call of everybody in it.
  expect((await alice.call('me.get')).error?.code).toBe('session-ended');
  expect(await heldByAlice()).not.toContain(own.id);
});

test('giving a role to a group says first who gains what, gives it to all of them, and is one event', async () => {
  const id = await groupCalled('Field Sales Americas');
  const gift = { holder: { kind: 'group', id }, role: 'WarehouseLead', folder: '/operations', from: null };
  const until = Date.now() + 86_400_000;
  const before = (await nora.call('groups.get', { kind: 'group', id })).data;
  expect(before).toMatchObject({ join: { allowed: true }, choices: { assign: { allowed: true } } });
  expect(before.choices.roles.map(({ name }) => name)).toContain('WarehouseLead');
  const preview = (await nora.call('groups.previewGive', { ...gift, until })).data;
  expect(preview.refusal).toBeNull();
  // Somebody in it may be away for good.
  expect(preview.counts.gains + preview.counts.keeps).toBe(before.members);
  expect(preview.counts.gains).toBeGreaterThan(0);
  expect(preview.people[0]?.sentences.length).toBeGreaterThan(0);

  const stale = { ...gift, until, effectHash: 'f'.repeat(64) };
  expect((await nora.call('groups.give', stale)).error?.code).toBe('conflict');
  const events = await tenant.auditCount();
  const { effectHash } = preview;
  const { data, error } = await nora.call('groups.give', { ...gift, until, effectHash });
  expect(error).toBeNull();
  expect(await tenant.auditCount()).toBe(events + 1);
  const [event] = await tenant.rows(sql`
    select action, details from remit.audit_event where outcome = 'allow' order by id desc limit 1`);
  expect(event).toMatchObject({
    action: 'assignment.created',
    details: { member: null, holder: gift.holder, role: 'WarehouseLead', until },
  });
  const after = (await nora.call('groups.get', { kind: 'group', id })).data;
  expect(after.assignments.find((each) => each.id === data.assignment)).toMatchObject({
    role: 'WarehouseLead',
    folder: '/operations',
    until,
    through: { kind: 'group', name: 'Field Sales Americas' },
  });
  const member = before.people[0]?.person.id;
  const held = (await nora.call('people.get', { member })).data.assignments.map((each) => each.id);
  expect(held).toContain(data.assignment);
  expect((await nora.call('groups.previewGive', { ...gift, until })).error?.code).toBe('conflict');
});

test('nobody gives a role to what they are in themselves, nor one that somebody in it must not hold', async () => {
  const department = (await nora.call('people.get', { member: nora.memberId })).data.person.department;
  const own = { holder: { kind: 'department', id: department }, role: 'WarehouseLead', folder: '/' };
  const preview = (await nora.call('groups.previewGive', own)).data;
  expect(preview.refusal).toContain('second person');
  const given = await nora.call('groups.give', { ...own, effectHash: preview.effectHash });
  expect(given.error).toMatchObject({ code: 'forbidden', message: preview.refusal });
  // Whoever works in the warehouse pays no salaries.
  const clerks = { holder: { kind: 'department', id: '/operations' }, role: 'Payroll', folder: '/' };
  const kept = (await nora.call('groups.previewGive', clerks)).data;
  expect(kept.refusal).toContain('somebody in it would hold');
  expect((await nora.call('groups.give', { ...clerks, effectHash: kept.effectHash })).error?.code).toBe(
    'forbidden',
  );
});

test('a role of one member is not ended as one of a group, and what is not there is not found', async () => {
  const [held] = await tenant.rows<{ id: string }>(
    sql`select id from remit.assignment where member_id is not null limit 1`,
  );
  const of = (assignment: string | undefined) => nora.call('groups.previewEnd', { assignment });
  expect((await of(held?.id)).error?.code).toBe('invalid');
  expect((await of(randomUUID())).error?.code).toBe('not-found');
});

test('nobody puts themselves into a group', async () => {
  const group = await groupCalled('Field Sales EMEA');
  const own = await nora.call('groups.add', { group, member: nora.memberId });
  expect(own.error).toMatchObject({ code: 'forbidden', message: expect.stringContaining('second person') });
  const [last] = await tenant.rows(
    sql`select action, outcome from remit.audit_event order by id desc limit 1`,
  );
  expect(last).toEqual({ action: 'member.joined', outcome: 'deny' });
});

async function lastEvent(): Promise<unknown> {
  const [event] = await tenant.rows(sql`
    select action, outcome, details from remit.audit_event order by id desc limit 1`);
  return event;
}

test('a group is made empty, called otherwise and archived, each as one event, and only while nothing hangs on it', async () => {
  const sana = await tenant.signIn('sana');
  const made = (await nora.call('groups.create', { kind: 'group', name: 'Trade fairs' })).data;
  expect(await lastEvent()).toMatchObject({ action: 'group.created', details: { name: 'Trade fairs' } });
  const listed = async (caller: Caller): Promise<readonly string[]> =>
    (await caller.call('groups.list')).data.groups.map(({ id }: { id: string }) => id);
  expect(await listed(nora)).toContain(made.id);
  // Whoever only looks is shown nothing that is empty, and makes nothing.
  expect(await listed(sana)).not.toContain(made.id);
  expect((await sana.call('groups.get', made)).error?.code).toBe('not-found');
  expect((await nora.call('groups.create', { kind: 'group', name: 'Trade fairs' })).error?.code).toBe(
    'conflict',
  );
  const rename = { holder: made, name: 'Fairs' };
  expect((await nora.call('groups.rename', { ...rename, was: 'Trade shows' })).error?.code).toBe('conflict');
  expect((await nora.call('groups.rename', { ...rename, was: 'Trade fairs' })).error).toBeNull();
  expect(await lastEvent()).toMatchObject({ action: 'group.renamed', details: { name: 'Fairs' } });

  const { memberId: member } = await tenant.signIn('tom');
  const membership = { group: made.id, member };
  expect((await nora.call('groups.add', membership)).error).toBeNull();
  const kept = (await nora.call('groups.get', made)).data;
  expect(kept.archive).toMatchObject({ allowed: false, reason: 'It has somebody in it.' });
  expect((await nora.call('groups.archive', { group: made.id })).error).toMatchObject({
    code: 'conflict',
    message: 'Fairs has somebody in it; take everybody out first',
  });
  expect((await nora.call('groups.remove', membership)).error).toBeNull();
  expect((await nora.call('groups.get', made)).data).toMatchObject({ archive: { allowed: true } });
  expect((await nora.call('groups.archive', { group: made.id })).error).toBeNull();
  expect(await lastEvent()).toMatchObject({ action: 'group.archived', details: { name: 'Fairs' } });
  expect((await nora.call('groups.get', made)).error?.code).toBe('not-found');
});

test('whoever goes into another department is told of first, holds at once what it gives, and signs in again', async () => {
  const alice = await tenant.signIn('alice');
  const { person } = (await nora.call('people.get', { member: alice.memberId })).data;
  const made = (
    await nora.call('groups.create', { kind: 'department', parent: '/sales', end: 'fairs', name: 'Fairs' })
  ).data;
  expect(made).toEqual({ kind: 'department', id: '/sales/fairs' });
  const gift = { holder: made, role: 'WarehouseLead', folder: '/operations' };
  const { effectHash } = (await nora.call('groups.previewGive', gift)).data;
  expect((await nora.call('groups.give', { ...gift, effectHash })).error).toBeNull();

  const move = { member: alice.memberId, department: made.id };
  const preview = (await nora.call('people.preview', { kind: 'move', ...move })).data;
  expect(preview).toMatchObject({ refusal: null });
  expect(preview.sentences.some(({ change }: { change: string }) => change === 'gains')).toBe(true);
  expect((await nora.call('people.move', { ...move, was: '/operations' })).error?.code).toBe('conflict');
  await alice.call('me.get');
  const events = await tenant.auditCount();
  expect((await nora.call('people.move', { ...move, was: person.department })).error).toBeNull();
  expect(await tenant.auditCount()).toBe(events + 1);
  expect(await lastEvent()).toMatchObject({
    action: 'member.moved',
    details: { from: person.department, to: made.id },
  });
  expect((await alice.call('me.get')).error?.code).toBe('session-ended');
  const held = (await nora.call('people.get', { member: alice.memberId })).data.assignments;
  expect(held.map(({ role }: { role: string }) => role)).toContain('WarehouseLead');
  expect((await nora.call('people.move', { ...move, was: made.id })).error?.code).toBe('conflict');
  const back = { member: alice.memberId, department: person.department, was: made.id };
  expect((await nora.call('people.move', back)).error).toBeNull();

  const own = (await nora.call('people.get', { member: nora.memberId })).data.person.department;
  const raised = await nora.call('people.move', { member: nora.memberId, department: made.id, was: own });
  expect(raised.error).toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('second person'),
  });
  expect(await lastEvent()).toMatchObject({ action: 'member.moved', outcome: 'deny' });
});

test('another head is told of first with whoever was it, reaches from then on what lies in it, and is nobody who says so', async () => {
  const { head } = (await nora.call('groups.get', { kind: 'department', id: '/sales' })).data;
  expect(head).toMatchObject({ unseen: false, change: { allowed: true } });
  const alice = await tenant.signIn('alice');
  const input = { department: '/sales', head: alice.memberId };
  const preview = (await nora.call('groups.previewHead', input)).data;
  expect(preview.refusal).toBeNull();
  const counted: readonly number[] = Object.values(preview.counts);
  expect(counted.reduce((sum, count) => sum + count, 0)).toBe(head?.person === null ? 1 : 2);
  const stale = await nora.call('groups.setHead', { ...input, effectHash: 'f'.repeat(64) });
  expect(stale.error?.code).toBe('conflict');
  const { effectHash } = preview;
  expect((await nora.call('groups.setHead', { ...input, effectHash })).error).toBeNull();
  expect(await lastEvent()).toMatchObject({
    action: 'department.headed',
    details: { name: 'Sales', head: alice.memberId },
  });
  const after = (await nora.call('groups.get', { kind: 'department', id: '/sales' })).data;
  expect(after.head?.person?.id).toBe(alice.memberId);
  expect((await nora.call('groups.previewHead', input)).error?.code).toBe('conflict');

  const own = { department: '/sales', head: nora.memberId };
  const raise = (await nora.call('groups.previewHead', own)).data;
  expect(raise.refusal).toContain('second person');
  const made = await nora.call('groups.setHead', { ...own, effectHash: raise.effectHash });
  expect(made.error?.code).toBe('forbidden');
});
