import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSignedLine } from '@remit/audit/signer';
import { sealAll } from '@remit/store/audit-keeper';
import { verifyEd25519 } from '@remit/store/ed25519';
import { tellOfEndings } from './ending-clock.ts';
import { assignRole } from './testing/assign-role.ts';
import { type Caller, serveSample, type Served, type ServedTenant } from './testing/serve-sample.ts';

let served: Served;
let tenant: ServedTenant;
let nora: Caller;
let tom: Caller;

const dueAt = Date.now() + 14 * 86_400_000;

beforeAll(async () => {
  served = await serveSample();
  tenant = await served.addTenant();
  [nora, tom] = [await tenant.signIn('nora'), await tenant.signIn('tom')];
});
afterAll(() => served.close());

async function begin(about: string): Promise<string> {
  const { data, error } = await nora.call('reviews.start', { name: about, kind: 'role', about, dueAt });
  expect(error).toBeNull();
  return data.id;
}
async function close(caller: Caller, id: string) {
  const { data, error } = await caller.call('reviews.previewClose', { id });
  return error === null
    ? caller.call('reviews.close', { id, effectHash: data.effectHash })
    : { data: null, error };
}
const linesOf = async (caller: Caller, id: string) => (await caller.call('reviews.get', { id })).data.lines;

test('a review has every assignment that gives the role, of members, groups and departments, and no later one', async () => {
  const id = await begin('SalesRep');
  const held = await tenant.rows<{ id: string; kind: string }>(sql`
    select id from remit.assignment where role = 'SalesRep' and coalesce(valid_until > now(), true)`);
  const lines = await linesOf(nora, id);
  const ids = lines.map(({ assignment }) => assignment);
  expect(ids).toEqual(expect.arrayContaining(held.map((row) => row.id)));
  expect(lines.some(({ holder }) => holder.kind === 'group')).toBe(true);
  const later = await assignRole(tenant, 'SalesRep', tom.memberId, '/operations');
  expect((await linesOf(nora, id)).map(({ assignment }) => assignment)).toEqual(ids);
  await tenant.rows(sql`delete from remit.assignment where id = ${later}`);
});

test('what is changed since is marked, and closing leaves it as it is with the reason', async () => {
  const assignment = await assignRole(tenant, 'WarehouseLead', tom.memberId, '/operations/production');
  const id = await begin('WarehouseLead');
  const line = async () => (await linesOf(nora, id)).find((each) => each.assignment === assignment);
  // What it gives is done in other applications: of its use nothing is on record.
  expect((await line())?.doubts).not.toContain('unused');
  expect((await line())?.doubts).not.toContain('changed');
  await nora.call('reviews.decide', {
    id,
    assignments: [assignment],
    verdict: 'remove',
    until: null,
    folder: null,
    reason: 'Left the hall',
  });
  await tenant.rows(
    sql`update remit.assignment set valid_until = now() + interval '9 days' where id = ${assignment}`,
  );
  expect((await line())?.doubts).toContain('changed');
  const effect = (await nora.call('reviews.previewClose', { id })).data;
  expect(effect).toMatchObject({ removed: 0, reduced: 0, refused: [{ name: 'Tom Becker' }] });
  expect((await close(nora, id)).data).toEqual({ removed: 0, reduced: 0, refused: 1 });
  expect(await line()).toMatchObject({ outcome: 'refused', verdict: 'remove' });
  expect(await tenant.rows(sql`select 1 from remit.assignment where id = ${assignment}`)).toHaveLength(1);
  tom = await tenant.signIn('tom');
});

test('closing ends what was decided, each with an event of its own, and nothing that nobody decided', async () => {
  const ended = await assignRole(tenant, 'WarehouseLead', tom.memberId, '/operations');
  const kept = await assignRole(tenant, 'WarehouseLead', tom.memberId, '/sales');
  const open = await assignRole(tenant, 'WarehouseLead', tom.memberId);
  const shorter = await assignRole(tenant, 'WarehouseLead', tom.memberId, '/finance');
  const narrower = await assignRole(tenant, 'WarehouseLead', tom.memberId, '/operations');
  const id = await begin('WarehouseLead');
  const decide = (
    assignment: string,
    verdict: 'keep' | 'reduce' | 'remove',
    until: number | null = null,
    folder: string | null = null,
  ) =>
    nora.call('reviews.decide', {
      id,
      assignments: [assignment],
      verdict,
      until,
      folder,
      reason: 'Looked at',
    });
  const { effectHash: tooEarly } = (await nora.call('reviews.previewClose', { id })).data;
  await decide(ended, 'remove');
  await decide(kept, 'keep');
  expect((await decide(shorter, 'reduce')).error?.code).toBe('invalid');
  expect((await decide(shorter, 'reduce', Date.now() - 1000)).error?.code).toBe('invalid');
  expect((await decide(kept, 'keep', dueAt)).error?.code).toBe('invalid');
  expect((await decide(shorter, 'reduce', dueAt)).error).toBeNull();
  // Less of the tree is below where it is held, and nowhere else.
  expect((await decide(narrower, 'reduce', null, '/sales')).error?.code).toBe('invalid');
  expect((await decide(narrower, 'reduce', null, '/operations')).error?.code).toBe('invalid');
  expect((await decide(narrower, 'reduce', null, '/operations/nowhere')).error?.code).toBe('not-found');
  expect((await decide(narrower, 'keep', null, '/operations/production')).error?.code).toBe('invalid');
  expect((await decide(narrower, 'reduce', dueAt, '/operations/production')).error).toBeNull();
  const { data: effect } = await nora.call('reviews.previewClose', { id });
  expect(effect).toMatchObject({ removed: 1, reduced: 2, refused: [] });
  expect(effect.people.map(({ person }) => person.id)).toEqual([tom.memberId]);
  expect((await nora.call('reviews.close', { id, effectHash: tooEarly })).error?.code).toBe('conflict');
  const closing = await Promise.all(
    [1, 2, 3].map(() => nora.call('reviews.close', { id, effectHash: effect.effectHash })),
  );
  expect(closing.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 409, 409]);
  const left = await tenant.rows<{ id: string }>(
    sql`select id from remit.assignment where id in (${ended}, ${kept}, ${open})`,
  );
  expect(new Set(left.map((row) => row.id))).toEqual(new Set([kept, open]));
  const [cut] = await tenant.rows<{ at: number }>(sql`
    select floor(extract(epoch from valid_until) * 1000)::float8 as at from remit.assignment where id = ${shorter}`);
  expect(cut?.at).toBe(dueAt);
  const less = await tenant.rows(
    sql`select folder, valid_until is null as lasts from remit.assignment where id = ${narrower}`,
  );
  expect(less).toEqual([{ folder: '/operations/production', lasts: false }]);
  const outcomes = new Map((await linesOf(nora, id)).map((line) => [line.assignment, line.outcome]));
  expect([ended, kept, shorter, open].map((each) => outcomes.get(each))).toEqual([
    'removed',
    'kept',
    'reduced',
    'undecided',
  ]);
  const events = await tenant.rows<{ action: string }>(sql`
    select action from remit.audit_event where target_id in (${ended}, ${shorter}, ${narrower}, ${id}) and outcome = 'allow' order by at, id`);
  expect(events.map(({ action }) => action).toSorted()).toEqual([
    'assignment.ended',
    'assignment.narrowed',
    'assignment.shortened',
    'review.closed',
    'review.decided',
    'review.decided',
    'review.decided',
    'review.decided',
    'review.started',
  ]);
  expect((await decide(kept, 'remove')).error?.code).toBe('conflict');
  tom = await tenant.signIn('tom');
});

test('evidence is every line that its reader sees, and a changed byte of it does not fit its signed manifest', async () => {
  const id = await begin('WarehouseLead');
  const { data } = await nora.call('reviews.evidence', { id });
  const signed = readSignedLine(data.manifest.trimEnd(), verifyEd25519);
  const hash = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
  expect(signed).toMatchObject({ valid: true, signedBy: served.services.signer.publicKey });
  const lines = await linesOf(nora, id);
  expect(signed?.fields).toMatchObject({ whole: true, lines: lines.length, sha256: hash(data.csv) });
  expect(hash(data.csv.replace('Warehouse', 'Warhouse'))).not.toBe(signed?.fields['sha256']);
  for (const { assignment } of lines) expect(data.csv).toContain(assignment);
  const other = readSignedLine(
    data.manifest.trimEnd().replace('"whole":true', '"whole":false'),
    verifyEd25519,
  );
  expect(other?.valid).toBe(false);
});

test('nobody decides what they hold, and the last administrator stays whatever was decided', async () => {
  const id = await begin('TenantAdmin');
  const lines = await linesOf(nora, id);
  const own = lines.filter(({ decide }) => !decide.allowed);
  expect(own.length).toBeGreaterThan(0);
  const assignments = own.map(({ assignment }) => assignment);
  const asked = { id, assignments, verdict: 'remove', until: null, folder: null, reason: 'No more' } as const;
  expect((await nora.call('reviews.decide', asked)).error?.code).toBe('forbidden');
  // Decided by somebody who then leaves only them.
  await tenant.rows(sql`
    update remit.review_line set verdict = 'remove', reason = 'No more', decided_by = ${tom.memberId}, decided_at = now()
    where review_id = ${id}`);
  expect((await close(nora, id)).data?.refused).toBeGreaterThan(0);
  const again = await tenant.signIn('nora');
  expect((await again.call('reviews.list')).data.start.allowed).toBe(true);
  nora = again;
});

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
      verdict: 'keep',
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
  const id = await begin('WarehouseLead');
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
    verdict: null,
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
  const id = await begin('WarehouseLead');
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
    dueAt,
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
  const id = await begin('WarehouseLead');
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
      verdict: 'reduce',
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
    dueAt,
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
  const id = await begin('WarehouseLead');
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
  expect(reviews).toContainEqual({ review: id, name: 'WarehouseLead', dueAt, lines: assignments.length });
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
  const kept = { id, assignments, verdict: 'keep', until: null, folder: null, reason: 'Needed' };
  expect((await henrik.call('reviews.decide', kept)).data).toEqual({ decided: assignments.length });
  // Nothing of it waits for him any more: there is nothing to say.
  expect(await told()).toEqual([]);
});
