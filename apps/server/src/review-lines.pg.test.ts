import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sealAll } from '@remit/store/audit/audit-keeper';
import { tellOfEndings } from './ending-clock.ts';
import { assignRole } from './testing/assign-role.ts';
import { beginReview, linesOf, REVIEW_DUE } from './testing/review-calls.ts';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';

let served: Served;
let tenant: ServedTenant;
let nora: Caller;
let tom: Caller;

beforeAll(async () => {
  served = await serveSample();
  tenant = await served.addTenant();
  [nora, tom] = [await tenant.signIn('nora'), await tenant.signIn('tom')];
});
afterAll(() => served.close());

test('a reviewer sees and decides their own lines and no others, and a late review says so', async () => {
  const sana = await tenant.signIn('sana');
  const [held, foreign] = [
    await assignRole(tenant, 'WarehouseLead', tom.memberId, '/operations/production'),
    await assignRole(tenant, 'WarehouseLead', tom.memberId, '/operations'),
  ];
  const id = randomUUID();
  await tenant.rows(sql`
    insert into remit.review (tenant_id, id, name, kind, about, started_by, started_at, due_at)
    select tenant_id, ${id}, 'Late', 'role', 'WarehouseLead', ${nora.memberId}, now() - interval '9 days',
      now() - interval '1 hour' from remit.tenant`);
  const line = (assignment: string, reviewer: string) => sql`
    insert into remit.review_line (tenant_id, review_id, assignment_id, holder_kind, holder_id, holder_name, role,
      folder, members, reviewer)
    select tenant_id, ${id}, id, 'member', member_id, 'Tom', role, folder, array[member_id], ${reviewer}
    from remit.assignment where id = ${assignment}`;
  await tenant.rows(line(foreign, nora.memberId));
  expect((await sana.call('reviews.get', { id })).status).toBe(404);
  await tenant.rows(line(held, sana.memberId));
  const waits = { lines: 1, first: { review: id, name: 'Late' } };
  expect((await sana.call('home.get')).data.reviews).toMatchObject(waits);
  const { data } = await sana.call('reviews.get', { id });
  expect(data.lines.map(({ assignment }) => assignment)).toEqual([held]);
  expect(data.review.overdue).toBe(true);
  expect(data.close.allowed).toBe(false);
  const decide = (assignment: string) =>
    sana.call('reviews.decide', {
      id,
      assignments: [assignment],
      decision: 'keep',
      until: null,
      folder: null,
      reason: 'Needed',
    });
  expect((await decide(foreign)).status).toBe(404);
  // While she is away, whoever decides in her place does so here too.
  const henrik = await tenant.signIn('henrik');
  const away = (to: string) => sql`
    insert into remit.delegation (tenant_id, id, from_member, to_member, since, until, pass_on, reason)
    select tenant_id, gen_random_uuid(), ${sana.memberId}, ${to}, now(), now() + interval '1 day', false, 'Leave'
    from remit.tenant`;
  expect((await henrik.call('reviews.get', { id })).status).toBe(404);
  // Whose line it is does not decide it either, though it was handed to him first.
  await tenant.rows(away(tom.memberId));
  await tenant.rows(away(henrik.memberId));
  const [seen] = await linesOf(henrik, id);
  expect(seen).toMatchObject({
    assignment: held,
    decide: { allowed: true },
    inPlace: { id: henrik.memberId },
  });
  expect((await linesOf(tom, id))[0]?.decide).toMatchObject({
    allowed: false,
    reason: 'You hold this yourself.',
  });
  expect((await decide(held)).data).toEqual({ decided: 1 });
  expect((await sana.call('home.get')).data.reviews).toEqual({ lines: 0, first: null });
  expect((await sana.call('reviews.previewClose', { id })).status).toBe(403);
});

test('who cannot say gives a line to the next who can, who is told, until nobody is left to ask', async () => {
  const henrik = await tenant.signIn('henrik');
  const id = await beginReview(nora, 'WarehouseLead');
  const first = (await linesOf(henrik, id)).find(({ passTo }) => passTo !== null);
  if (first === undefined || first.passTo === null) throw new Error('nothing waits for the head');
  const pass = (caller: Caller, assignment = first.assignment) =>
    caller.call('reviews.pass', { id, assignments: [assignment], reason: 'Not my team any more' });
  expect((await pass(nora)).status).toBe(403);
  expect((await pass(henrik)).data).toEqual({ passed: 1 });
  // He sees what becomes of it, and has no say in it any more.
  expect((await pass(henrik)).status).toBe(403);
  const his = (await linesOf(henrik, id)).find(({ assignment }) => assignment === first.assignment);
  expect(his?.decide).toMatchObject({ allowed: false });
  const shown = async () =>
    (await linesOf(nora, id)).find(({ assignment }) => assignment === first.assignment);
  expect(await shown()).toMatchObject({
    reviewer: { id: first.passTo.id },
    passedBy: { id: henrik.memberId },
    passedWhy: 'Not my team any more',
    decision: null,
  });
  expect((await shown())?.doubts[0]).toBe('passed');
  const told = await tenant.rows(sql`
    select 1 from remit.notice where member_id = ${first.passTo.id} and target_id = ${id} and kind = 'waiting'`);
  expect(told).toHaveLength(1);
  // From one to the next, never back, and in the end to whoever began it, who has nobody left.
  await tenant.rows(sql`
    update remit.review_line set reviewer = ${nora.memberId}
    where review_id = ${id} and assignment_id = ${first.assignment}`);
  for (let at = 0; at < 6 && (await shown())?.passTo !== null; at += 1) {
    await pass(nora);
    await tenant.rows(sql`
      update remit.review_line set reviewer = ${nora.memberId}
      where review_id = ${id} and assignment_id = ${first.assignment}`);
  }
  expect(await shown()).toMatchObject({ passTo: null });
  expect((await pass(nora)).error?.message).toMatch(/^Nobody is left who could be asked/);
});

test('a line says what it gives by itself, counted in the tables, as far as its reader may know', async () => {
  const held = await assignRole(tenant, 'WarehouseLead', tom.memberId, '/operations/warehouse');
  const id = await beginReview(nora, 'WarehouseLead');
  const [count] = await tenant.rows<{ all: number; here: number }>(sql`
    select count(*)::int as all, count(*) filter (where folder like '/operations/warehouse%')::int as here from wms.item`);
  const reach = async (caller: Caller, assignments: readonly string[]) =>
    caller.call('reviews.reach', { id, assignments });
  const { data } = await reach(nora, [held]);
  expect(data).toHaveLength(1);
  const item = data[0]?.types.find(({ type }) => type === 'wms.Item');
  expect(item).toMatchObject({ readable: count?.here, total: count?.all, narrowedBy: [] });
  expect(item?.actions).toEqual(expect.arrayContaining(['read', 'create', 'update', 'delete', 'export']));
  expect(item?.fields?.of).toBeGreaterThan(0);
  // What Tom has through other roles is not of this line.
  expect(data[0]?.types.map(({ type }) => type).toSorted()).toEqual(['wms.Item', 'wms.Shipment']);
  const [event] = await tenant.rows<{ details: { question: string } }>(sql`
    select details from remit.audit_event where action = 'access.explained' order by at desc, id limit 1`);
  expect(event?.details.question).toBe(`what do 1 lines of the review ${id} give?`);

  // Whoever reviews without explaining others is told what is reached, and not how much there is besides.
  const henrik = await tenant.signIn('henrik');
  const his = (await linesOf(henrik, id)).map(({ assignment }) => assignment);
  const told = (await reach(henrik, his)).data.flatMap(({ types }) => types);
  expect(told.length).toBeGreaterThan(0);
  expect(new Set(told.map(({ total }) => total))).toEqual(new Set([null]));
  const foreign = (await linesOf(nora, id)).find(({ assignment }) => !his.includes(assignment));
  expect((await reach(henrik, [foreign?.assignment ?? ''])).status).toBe(404);
});

test('of a group it says what differs by who is in it, and counts what does not', async () => {
  const { data: begun } = await nora.call('reviews.start', {
    name: 'Sales',
    kind: 'role',
    about: 'SelfService',
    dueAt: REVIEW_DUE,
  });
  const line = (await linesOf(nora, begun.id)).find(({ holder }) => holder.kind === 'department');
  const { data } = await nora.call('reviews.reach', { id: begun.id, assignments: [line?.assignment] });
  const types = new Map(data[0]?.types.map((each) => [each.type, each]));
  expect(types.get('hr.Employee')).toMatchObject({
    readable: null,
    fields: null,
    narrowedBy: ['own records'],
  });
});

test('a reviewer who sees no folders narrows a line to those in which they read everything, and to no other', async () => {
  const held = await assignRole(tenant, 'WarehouseLead', tom.memberId, '/operations');
  const id = await beginReview(nora, 'WarehouseLead');
  const henrik = await tenant.signIn('henrik');
  await tenant.rows(sql`
    update remit.review_line set reviewer = ${henrik.memberId} where review_id = ${id} and assignment_id = ${held}`);
  const { folders } = (await henrik.call('reviews.get', { id })).data;
  expect(folders).toEqual(expect.arrayContaining(['/operations/warehouse', '/operations/warehouse/lyon']));
  expect(folders.filter((path) => !path.startsWith('/operations/warehouse'))).toEqual([]);
  const narrow = (folder: string) =>
    henrik.call('reviews.decide', {
      id,
      assignments: [held],
      decision: 'reduce',
      until: null,
      folder,
      reason: 'Counts in Lyon alone',
    });
  // One that is there and one that is not are answered alike.
  const [hidden, nowhere] = [await narrow('/operations/production'), await narrow('/operations/nowhere')];
  expect([hidden.status, hidden.error?.message]).toEqual([404, nowhere.error?.message]);
  expect((await narrow('/operations/warehouse/lyon')).data).toEqual({ decided: 1 });
  await tenant.rows(sql`delete from remit.assignment where id = ${held}`);
});

test('what was used in the last 90 days says when, by the decisions on record', async () => {
  await sealAll(served.store, tenant.id);
  const { data } = await nora.call('reviews.start', {
    name: 'All',
    kind: 'folder',
    about: '/operations',
    dueAt: REVIEW_DUE,
  });
  const lines = await linesOf(nora, data.id);
  const mine = lines.filter(({ lastUsedAt, roleLabel }) => lastUsedAt !== null && roleLabel.length > 0);
  expect(mine.length).toBeGreaterThan(0);
  const never = lines.filter(({ lastUsedAt }) => lastUsedAt === null);
  const doubted = (role: string) =>
    never.filter((each) => each.role === role).map(({ doubts }) => doubts.includes('unused'));
  expect(new Set(doubted('Approver'))).toEqual(new Set([true]));
  expect(new Set(doubted('WarehouseLead'))).toEqual(new Set([false]));
});

test('each reviewer is told once that lines wait for them, and once more before the review ends', async () => {
  const id = await beginReview(nora, 'WarehouseLead');
  const reviewers = await tenant.rows<{ id: string }>(sql`
    select distinct reviewer as id from remit.review_line where review_id = ${id} and reviewer <> ${nora.memberId}
    order by 1`);
  expect(reviewers.length).toBeGreaterThan(0);
  const toldOf = (kind: string) =>
    tenant.rows<{ id: string }>(sql`
      select member_id as id from remit.notice where target_id = ${id} and kind = ${kind}
        and member_id <> ${nora.memberId} order by 1`);
  expect(await toldOf('waiting')).toEqual(reviewers);

  const henrik = await tenant.signIn('henrik');
  const assignments = (await linesOf(henrik, id)).map(({ assignment }) => assignment);
  expect(assignments.length).toBeGreaterThan(0);
  const { reviews } = (await henrik.call('requests.inbox')).data;
  expect(reviews).toContainEqual({
    review: id,
    name: 'WarehouseLead',
    dueAt: REVIEW_DUE,
    lines: assignments.length,
  });
  const tell = () => tellOfEndings(served, tenant.id, () => false, 12 * 86_400_000);
  await tell();
  await tell();
  const told = async () =>
    (await henrik.call('notices.list', {})).data.notices.filter(({ target }) => target === id);
  expect(await told()).toMatchObject([
    { kind: 'ending', about: 'review', open: true },
    { kind: 'waiting', about: 'review', open: true },
  ]);
  expect((await told())[0]?.title).toMatch(/^The review WarehouseLead ends on /);
  const kept = { id, assignments, decision: 'keep', until: null, folder: null, reason: 'Needed' };
  expect((await henrik.call('reviews.decide', kept)).data).toEqual({ decided: assignments.length });
  // Nothing of it waits for him any more: there is nothing to say.
  expect(await told()).toEqual([]);
});

test('nobody decides by the word of somebody who holds it, however many hands it went through', async () => {
  const [sana, henrik, alice] = [
    await tenant.signIn('sana'),
    await tenant.signIn('henrik'),
    await tenant.signIn('alice'),
  ];
  const his = await assignRole(tenant, 'WarehouseLead', henrik.memberId, '/operations/production');
  const [clerks] = await tenant.rows<{ id: string; group: string }>(sql`
    insert into remit.assignment (tenant_id, id, role, folder, group_id)
    select tenant_id, gen_random_uuid(), 'WarehouseLead', '/operations/production', id
    from remit.member_group where name = 'Warehouse Clerks'
    returning id, group_id as group`);
  if (clerks === undefined) throw new Error('there are no clerks');
  const id = await beginReview(nora, 'WarehouseLead');
  await tenant.rows(sql`
    update remit.review_line set reviewer = ${sana.memberId}
    where review_id = ${id} and assignment_id in (${his}, ${clerks.id})`);
  await tenant.rows(sql`update remit.delegation set until = now() where from_member = ${sana.memberId}`);
  const line = async (of: string) => (await linesOf(alice, id)).find(({ assignment }) => assignment === of);
  const away = (from: Caller, to: Caller) =>
    tenant.rows(sql`
      insert into remit.delegation (tenant_id, id, from_member, to_member, since, until, pass_on, reason)
      select tenant_id, gen_random_uuid(), ${from.memberId}, ${to.memberId}, now(), now() + interval '1 day', true,
        'Leave'
      from remit.tenant`);
  const decide = (of: string) =>
    alice.call('reviews.decide', {
      id,
      assignments: [of],
      decision: 'keep',
      until: null,
      folder: null,
      reason: 'Needed',
    });
  const throughHolder = 'It came to you through somebody who holds it themselves.';
  await away(sana, henrik);
  await away(henrik, alice);
  expect(await line(his)).toMatchObject({
    decide: { allowed: false, reason: throughHolder },
    inPlace: null,
  });
  const refused = await decide(his);
  expect([refused.status, refused.error?.message]).toEqual([403, throughHolder]);
  expect(await line(clerks.id)).toMatchObject({
    decide: { allowed: true },
    inPlace: { id: henrik.memberId },
  });
  // Straight from the reviewer it is no word of his.
  await away(sana, alice);
  expect(await line(his)).toMatchObject({ decide: { allowed: true }, inPlace: { id: alice.memberId } });
  // A reviewer who came to hold it since lends it to nobody either.
  await tenant.rows(sql`
    insert into remit.group_member (tenant_id, group_id, member_id)
    select tenant_id, ${clerks.group}, ${sana.memberId} from remit.tenant`);
  expect(await line(clerks.id)).toMatchObject({
    decide: {
      allowed: false,
      reason: throughHolder,
      next: 'Somebody else who may end roles everywhere can decide it.',
    },
    inPlace: null,
  });
  expect((await decide(clerks.id)).status).toBe(403);
  await tenant.rows(sql`delete from remit.assignment where id in (${his}, ${clerks.id})`);
});
